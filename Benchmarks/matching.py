#!/usr/bin/env python3
"""Times `binome match` beside the solvers people use, on the same files, in one run, and prints a table with ratios.

  matching.py BINOME [--large] [--only NAME,…] [--rounds N] [--plot FILE.svg] [--json FILE]

Makes the instances (data/), runs each peer that is meant for them once and ours a few times (the best counts, for both
what is best for a peer that is quick), and checks that all agree on the number of places and the total.
--large adds the instance with 50 million pairs (ten minutes). Run by Benchmarks/run, which installs the peers.
"""
import argparse, json, os, subprocess, sys, time

HERE = os.path.dirname(os.path.abspath(__file__))
FILES = os.path.join(HERE, ".files")
HARD = "instances_hard.py"
DENSE, FLOW = ["lapx", "scipy"], ["ortools-flow", "lemon"]
# name, how it is made, peers, ratios asked for: solving, whole process; most memory in MB
TABLE = [
    ("dense-300", ["instances.py", "300", "200"], ["lapx"], None, None, None),
    ("dense-1000", ["instances.py", "1000", "600"], ["lapx"], 2, 10, 40),
    ("dense-3000", ["instances.py", "3000", "1800"], ["lapx"], None, None, None),
    ("dense-10000", ["instances.py", "10000", "6000", "--matrix"], DENSE, 25, 20, 200),
    ("dense-10000-short", ["instances.py", "10000", "3500", "--matrix"], DENSE, 8, 8, 200),
    ("sparse-100000", ["instances.py", "100000", "60000", "--candidates", "50"], FLOW, 12, 10, 200),
    ("sparse-100000-short", ["instances.py", "100000", "35000", "--candidates", "50"], FLOW, 12, 10, 200),
    ("mixed", [HARD], FLOW, 10, 8, 200),
    ("wishes", [HARD], FLOW, 5, 8, 200),
    ("uniform", [HARD], DENSE, 2, 4, 150),
    ("wide", [HARD], DENSE, 2, 4, 150),
    ("plane", [HARD], DENSE, 2, 4, 150),
    ("ties", [HARD], DENSE, 1, 2, 150),
    ("consensus", [HARD], DENSE, 1, 2, 150),
    ("consensus-more", ["one place more", "consensus"], DENSE, 1, 2, 150),
    ("product", [HARD], DENSE, 1, 2, 150),
    ("product-more", ["one place more", "product"], DENSE, 1, 2, 150),
]
LARGE = ("sparse-1000000", ["instances.py", "1000000", "600000", "--candidates", "50"], ["ortools-flow"], 10, None, 2200)
COLOURS, DASHES = ["#0b6e4f", "#7a3e9d"], ["none", "7 4", "2 3"]  # by kind of scores, by method
SIZES = [("dense", [500, 1000, 2000, 4000, 8000]), ("sparse", [5000, 10000, 20000, 40000, 80000])]


def make(name, how):
    folder = os.path.join(FILES, name)
    if os.path.exists(os.path.join(folder, "done")):
        return folder
    if how[0] == "one place more":
        return with_one_place_more(make(how[1], [HARD]), folder)
    script = [sys.executable, os.path.join(HERE, "data", how[0])]
    command = script + ([name, folder] if how[0] == HARD else how[1:3] + [folder] + how[3:])
    subprocess.run(command, check=True)
    open(os.path.join(folder, "done"), "w").close()
    return folder


def with_one_place_more(of, folder):
    """The same instance with two places for the mentor in the middle: one place stays empty."""
    os.makedirs(folder, exist_ok=True)
    for name in ("scores.npy", "mentees.csv"):
        if not os.path.exists(os.path.join(folder, name)):
            os.link(os.path.join(of, name), os.path.join(folder, name))
    lines = open(os.path.join(of, "mentors.csv")).read().split("\n")
    middle = len(lines) // 2
    lines[middle] = lines[middle].rsplit(",", 1)[0] + ",2"
    open(os.path.join(folder, "mentors.csv"), "w").write("\n".join(lines))
    open(os.path.join(folder, "done"), "w").close()
    return folder


def peer(name, folder):
    if name == "lemon":
        command = [os.path.join(FILES, "lemon_flow"), folder]
    else:
        command = [sys.executable, os.path.join(HERE, "peers", "match_peers.py"), folder, name]
    start = time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True)
    whole = time.perf_counter() - start
    if run.returncode != 0:
        print(f"{name} gave no answer for {os.path.basename(folder)}: {run.stderr.strip()[-200:]}", file=sys.stderr)
        return None
    answer = json.loads(run.stdout.strip().splitlines()[-1])
    answer["whole"] = whole
    return answer


def ours(binome, folder, rounds, threads=None, method="optimal"):
    """Runs ours so many times: the least seconds, the most memory; proves the result once."""
    table = os.path.join(folder, "scores.npy")
    scores = ["--matrix", table] if os.path.exists(table) else ["--scores", os.path.join(folder, "scores.csv")]
    people = ["--mentees", os.path.join(folder, "mentees.csv"), "--mentors", os.path.join(folder, "mentors.csv")]
    pairs, proof = os.path.join(FILES, "pairs.csv"), os.path.join(FILES, "proof.json")
    command = [binome, "match"] + scores + people + ["--output", pairs, "--json", "--method", method]
    if threads:
        command += ["--threads", str(threads)]
    if method == "stable":  # nobody ranks anybody: scores alone decide
        wishes = os.path.join(FILES, "wishes.csv")
        open(wishes, "w").write("side,person,other,rank\n")
        command += ["--wishes", wishes]
    best = None
    for _ in range(rounds):
        start = time.perf_counter()
        run = subprocess.run(command, capture_output=True, text=True, check=True)
        whole = time.perf_counter() - start
        answer = json.loads(run.stdout)
        answer["whole"] = whole
        best = best or answer
        best["seconds_solving"] = min(best["seconds_solving"], answer["seconds_solving"])
        best["whole"] = min(best["whole"], whole)
        best["peak_bytes"] = max(best["peak_bytes"], answer["peak_bytes"])
    if method == "optimal" and threads is None:
        subprocess.run(command + ["--certificate", proof], capture_output=True, check=True)
        verify = [binome, "match", "verify"] + scores + people + ["--pairs", pairs, "--certificate", proof]
        best["proved"] = subprocess.run(verify, capture_output=True).returncode == 0
    return best


def seconds(value):
    return f"{value:.3f}" if value < 10 else f"{value:.1f}"


def line(entry, binome, rounds):
    name, how, peers, solving, whole, memory = entry
    folder = make(name, how)
    found = {p: a for p in peers if (a := peer(p, folder))}
    mine = ours(binome, folder, rounds)
    one = ours(binome, folder, 1, threads=1)
    agree = all(a["matched"] == mine["matched"] and a["score"] == mine["total"] for a in found.values())
    fastest = min(found.values(), key=lambda a: a["solving"]) if found else None
    row = dict(name=name, matched=mine["matched"], total=mine["total"], ours=mine, one_core=one["seconds_solving"],
               peers=found, agree=agree)
    cells = [name, str(mine["total"]), ("yes" if agree else "NO") if found else "nobody to agree with", "yes" if mine["proved"] else "NO"]
    if fastest:
        ratio, ratio_whole = fastest["solving"] / mine["seconds_solving"], min(a["whole"] for a in found.values()) / mine["whole"]
        row.update(ratio=ratio, ratio_whole=ratio_whole)
        cells += [f"{fastest['peer']} {seconds(fastest['solving'])}", seconds(mine["seconds_solving"]), seconds(one["seconds_solving"]),
                  f"{ratio:.1f}" + (f" (asked {solving})" if solving else ""), seconds(min(a["whole"] for a in found.values())),
                  seconds(mine["whole"]), f"{ratio_whole:.1f}" + (f" (asked {whole})" if whole else "")]
    cells.append(f"{mine['peak_bytes'] // 1_000_000}" + (f" (under {memory})" if memory else ""))
    print("| " + " | ".join(cells) + " |", flush=True)
    return row


def plot(binome, path):
    """Draws solving time against the number of eligible pairs, both scales logarithmic."""
    import math
    curves = []
    for kind, sizes in SIZES:
        for method in ("optimal", "fair", "stable"):
            points = []
            for size in sizes:
                how = ["instances.py", str(size), str(size * 6 // 10)]
                how += ["--matrix"] if kind == "dense" else ["--candidates", "50"]
                folder = make(f"{kind}-plot-{size}", how)
                pairs = size * size * 6 // 10 if kind == "dense" else size * 50
                points.append((pairs, ours(binome, folder, 3, threads=1, method=method)["seconds_solving"]))
            curves.append((f"{kind}, {method}", points))
    xs = [math.log10(x) for _, points in curves for x, _ in points]
    ys = [math.log10(max(y, 1e-4)) for _, points in curves for _, y in points]
    left, right, low, high = min(xs), max(xs), math.floor(min(ys)), math.ceil(max(ys))
    place = lambda x, y: (70 + 560 * (math.log10(x) - left) / (right - left), 370 - 330 * (math.log10(max(y, 1e-4)) - low) / (high - low))
    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 860 430" font-family="sans-serif" font-size="13">',
           '<rect width="860" height="430" fill="white"/><text x="70" y="24">Seconds solving, one core, against eligible pairs</text>']
    for power in range(low, high + 1):
        y = place(10 ** left, 10 ** power)[1]
        out.append(f'<path d="M70 {y:.0f}H630" stroke="#ddd"/><text x="62" y="{y + 4:.0f}" text-anchor="end">{10.0 ** power:g}</text>')
    for power in range(math.ceil(left), math.floor(right) + 1):
        x = place(10 ** power, 10 ** low)[0]
        out.append(f'<path d="M{x:.0f} 40V370" stroke="#ddd"/><text x="{x:.0f}" y="390" text-anchor="middle">{10 ** power:,}</text>')
    for index, (name, points) in enumerate(curves):
        colour, dash = COLOURS[index // 3], DASHES[index % 3]
        path_data = "M" + "L".join("%.1f %.1f" % place(x, y) for x, y in points)
        out.append(f'<path d="{path_data}" fill="none" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>')
        out += ['<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>' % (*place(x, y), colour) for x, y in points]
        out.append(f'<path d="M650 {56 + 24 * index}h32" stroke="{colour}" stroke-width="2.5" stroke-dasharray="{dash}"/>')
        out.append(f'<text x="690" y="{60 + 24 * index}" fill="#222">{name}</text>')
    open(path, "w").write("\n".join(out) + "\n</svg>\n")
    print(f"\nTime against size: {path}")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("binome"); parser.add_argument("--large", action="store_true"); parser.add_argument("--only", default="")
    parser.add_argument("--rounds", type=int, default=3); parser.add_argument("--plot"); parser.add_argument("--json")
    options = parser.parse_args()
    os.makedirs(FILES, exist_ok=True)
    chosen = [e for e in TABLE + ([LARGE] if options.large else []) if not options.only or e[0] in options.only.split(",")]
    print("| instance | total | agree | proved | fastest peer, solving (s) | ours | ours, one core | ratio | peers, whole (s) | ours, whole | ratio | ours, MB |")
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    rows = [line(entry, options.binome, options.rounds) for entry in chosen]
    if options.json:
        json.dump(rows, open(options.json, "w"), indent=1)
    if options.plot:
        plot(options.binome, options.plot)
    if not all(row["agree"] and row["ours"]["proved"] for row in rows):
        sys.exit("A total differs from a peer's, or a result is not proved.")


main()
