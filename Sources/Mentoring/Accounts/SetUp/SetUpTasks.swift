package import Storage

/// A part of set-up, in the order in which it is asked for.
package enum SetUpStep: String, Sendable, CaseIterable {
    case organisation, mail, contacts

    /// Those that are done, computed from what is stored.
    package static func done(in organisation: Organisation?, mailServerGiven: Bool) -> Set<SetUpStep> {
        var done: Set<SetUpStep> = []
        guard let organisation else { return mailServerGiven ? [.mail] : [] }
        if !organisation.name.isEmpty { done.insert(.organisation) }
        if organisation.mailTestedAt != nil { done.insert(.mail) }
        if organisation.protectionEmail != nil { done.insert(.contacts) }
        return done
    }
}

/// What a real installation still lacks: tasks on the administrator's home page, not failures.
package enum SetUpTasks {
    /// - Parameters:
    ///   - mailServerGiven: does the command line name a mail server?
    ///   - publicURLGiven: does it name the public address?
    package static func waiting(
        mailServerGiven: Bool = false, publicURLGiven: Bool = true, in tx: Transaction, at now: Instant
    ) throws -> [WaitingTask] {
        let organisation = try Organisation.read(in: tx)
        let done = SetUpStep.done(in: organisation, mailServerGiven: mailServerGiven)
        var tasks: [WaitingTask] = []
        if !done.contains(.organisation) { tasks.append(WaitingTask("organisation", path: "/settings/organisation")) }
        // Links in mails would lead to the machine of whoever reads them.
        if done.contains(.organisation), !publicURLGiven, organisation?.publicURL == nil {
            tasks.append(WaitingTask("public_url", path: "/settings/organisation", attention: true))
        }
        if !done.contains(.mail) {
            let connected = organisation?.mailServer != nil || mailServerGiven
            tasks.append(
                connected
                    ? WaitingTask("mail_test", path: "/settings/mail")
                    : WaitingTask("mail_server", path: "/settings/mail", attention: true))
        }
        if !done.contains(.contacts) { tasks.append(WaitingTask("protection_contact", path: "/settings/contacts")) }
        let outbox = try OutboxState.read(in: tx)
        let isOpen = mailServerGiven || MailGate.of(organisation) == .open
        if isOpen, let oldest = outbox.oldestDue, oldest.adding(hours: 1) < now, outbox.waiting > 0 {
            tasks.append(
                WaitingTask(
                    "mails_stuck", values: ["count": .number(outbox.waiting)], path: "/settings/mail", attention: true))
        }
        return tasks
    }
}
