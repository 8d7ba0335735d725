/// What is derived from the master key for accounts, mails and settings; made once, when the server starts.
package struct Keys: Sendable {
    /// Hashes codes that people type.
    package let codes: CodeHasher
    /// Seals the secrets of second factors.
    package let secondFactors: Sealer
    /// Seals the mail server's password.
    package let settings: Sealer
    /// Signs the links that stop optional mails.
    package let mailWishes: ValueSigner

    package init(_ master: MasterKey) {
        codes = CodeHasher(master)
        secondFactors = Sealer(master, label: "second factor")
        settings = Sealer(master, label: "settings")
        mailWishes = ValueSigner(master, label: "mail wishes")
    }
}
