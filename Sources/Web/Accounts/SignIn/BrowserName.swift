/// The name of a browser in two words, from its User-Agent: enough for its owner to know it by, too little to tell
/// people apart.
enum BrowserName {
    /// « Firefox · Linux »; nil where neither is known.
    static func of(_ agent: String?) -> String? {
        guard let agent, agent.utf8.count <= 1000 else { return nil }
        let names = [first(of: browsers, in: agent), first(of: systems, in: agent)].compactMap { $0 }
        return names.isEmpty ? nil : names.joined(separator: " · ")
    }

    private static func first(of signs: [(sign: String, name: String)], in agent: String) -> String? {
        signs.first { agent.contains($0.sign) }?.name
    }

    // In this order: each browser also claims to be those below it.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi", "Vivaldi"), ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chromium", "Chromium"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"), ("curl", "curl"),
    ].map { (sign: $0.0, name: $0.1) }

    private static let systems = [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ].map { (sign: $0.0, name: $0.1) }
}
