/// The message as it goes over the wire (RFC 5322, 2045–2047): CRLF, lines of at most 78 characters wherever the
/// content allows and never over 998; the same bytes each time for the same message.
package func encoded(_ message: MailMessage) -> [UInt8] {
    var head = "Date: \(dateText(message.date))\r\n"
    head += addressHeader("From", message.from)
    head += addressHeader("To", message.to)
    if let replyTo = message.replyTo { head += addressHeader("Reply-To", replyTo) }
    head += "Message-ID: <\(message.messageID)>\r\n"
    head += unstructuredHeader("Subject", message.subject)
    for header in message.headers { head += unstructuredHeader(header.name, header.value) }
    head += "MIME-Version: 1.0\r\n"
    var bytes = Array(head.utf8)
    bytes += part(for: message).bytes
    bytes += [0x0D, 0x0A]
    return bytes
}

/// A MIME part: its headers, an empty line, its body.
private struct Part {
    let bytes: [UInt8]

    init(type: String, disposition: String? = nil, body: EncodedBody) {
        var head = "Content-Type: \(type)\r\nContent-Transfer-Encoding: \(body.encoding)\r\n"
        if let disposition { head += "Content-Disposition: \(disposition)\r\n" }
        bytes = Array(head.utf8) + [0x0D, 0x0A] + body.bytes
    }

    /// Several parts as one. No body can hold the boundary: `=_` occurs in neither quoted-printable nor base64, and
    /// a text that holds it is never sent as 7bit.
    init(multipart kind: String, boundary: String, _ parts: [Part]) {
        var all = Array("Content-Type: multipart/\(kind);\r\n boundary=\"\(boundary)\"\r\n\r\n".utf8)
        for part in parts {
            all += Array("--\(boundary)\r\n".utf8)
            all += part.bytes
            all += [0x0D, 0x0A]
        }
        all += Array("--\(boundary)--".utf8)
        bytes = all
    }
}

private func part(for message: MailMessage) -> Part {
    var parts = [Part(type: "text/plain; charset=utf-8", body: encodedBody(ofText: message.text))]
    if let html = message.html {
        parts.append(Part(type: "text/html; charset=utf-8", body: encodedBody(ofText: html)))
    }
    if let calendar = message.calendar {
        let type = "text/calendar; charset=utf-8; method=\(calendar.method)"
        parts.append(Part(type: type, body: encodedBody(ofText: calendar.text)))
    }
    let seed = fingerprint(message.messageID)
    let shown = parts.count == 1 ? parts[0] : Part(multipart: "alternative", boundary: "=_a\(seed)", parts)
    guard !message.attachments.isEmpty else { return shown }
    let files = message.attachments.map { file in
        Part(
            type: file.contentType, disposition: "attachment" + mimeParameter("filename", file.name),
            body: encodedBody(ofBytes: file.bytes))
    }
    return Part(multipart: "mixed", boundary: "=_m\(seed)", [shown] + files)
}

/// FNV-1a in 64 bits: enough to tell boundaries apart, the same on every machine.
private func fingerprint(_ text: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return String(hash, radix: 16)
}
