// Times LEMON's network simplex on one instance. Usage: lemon_flow FOLDER; prints one JSON line like match_peers.py.
// A mentee who is not matched pays more than any scores can bring, so that places count first.
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

using Clock = std::chrono::steady_clock;
static double since(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

int main(int count, char **arguments) {
    if (count != 2) return 2;
    const auto start = Clock::now();
    const std::string folder = arguments[1];
    std::string line;
    std::ifstream mentorFile(folder + "/mentors.csv"), menteeFile(folder + "/mentees.csv");
    std::vector<int> capacity;
    std::getline(mentorFile, line);
    while (std::getline(mentorFile, line)) capacity.push_back(std::atoi(line.c_str() + line.find(',') + 1));
    long mentees = -1;
    while (std::getline(menteeFile, line)) ++mentees;
    struct Pair { int mentee, mentor, score; };
    std::vector<Pair> pairs;
    std::FILE *file = std::fopen((folder + "/scores.csv").c_str(), "r");
    if (!file) return 1;
    int i, j, score;
    if (std::fscanf(file, "%*[^\n]\n") < 0) return 1;
    while (std::fscanf(file, "n%d,m%d,%d\n", &i, &j, &score) == 3) pairs.push_back({i, j, score});
    std::fclose(file);
    const double reading = since(start);

    const auto building = Clock::now();
    lemon::SmartDigraph graph;
    graph.reserveNode(mentees + capacity.size() + 1);
    graph.reserveArc(pairs.size() + mentees + capacity.size());
    for (std::size_t n = 0; n <= mentees + capacity.size(); ++n) graph.addNode();
    auto node = [&](long n) { return graph.nodeFromId(int(n)); };
    const auto sink = node(mentees + long(capacity.size()));
    lemon::SmartDigraph::ArcMap<long long> upper(graph), cost(graph);
    lemon::SmartDigraph::NodeMap<long long> supply(graph, 0);
    long long largest = 0;
    for (const auto &pair : pairs) {
        auto arc = graph.addArc(node(pair.mentee), node(mentees + pair.mentor));
        upper[arc] = 1;
        cost[arc] = -pair.score;
        largest = std::max<long long>(largest, pair.score);
    }
    for (std::size_t m = 0; m < capacity.size(); ++m) upper[graph.addArc(node(mentees + long(m)), sink)] = capacity[m];
    for (long n = 0; n < mentees; ++n) {
        auto arc = graph.addArc(node(n), sink);
        upper[arc] = 1;
        cost[arc] = (largest + 1) * mentees;
        supply[node(n)] = 1;
    }
    supply[sink] = -mentees;
    lemon::NetworkSimplex<lemon::SmartDigraph, long long, long long> simplex(graph);
    simplex.upperMap(upper).costMap(cost).supplyMap(supply);
    const double built = since(building);

    const auto solving = Clock::now();
    if (simplex.run() != simplex.OPTIMAL) return 1;
    const double solved = since(solving);
    long long matched = 0, total = 0;
    for (std::size_t p = 0; p < pairs.size(); ++p)
        if (simplex.flow(graph.arcFromId(int(p)))) ++matched, total += pairs[p].score;
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    std::printf("{\"peer\": \"lemon\", \"reading\": %.3f, \"building\": %.3f, \"solving\": %.3f, \"total\": %.3f, "
                "\"peak_mb\": %ld, \"matched\": %lld, \"score\": %lld}\n",
                reading, built, solved, since(start), usage.ru_maxrss / 1024, matched, total);
}
