internal import CQRencode

/// A square to photograph, dark on white whatever the colours of the page.
enum QRCodeView {
    static func html(_ text: String, label: String) -> HTML {
        guard let code = qrCodeSVGPath(text) else { return .nothing }
        let side = code.size + 8
        return """
            <div class="qr"><svg viewBox="-4 -4 \(side) \(side)" role="img" aria-label="\(label)">\
            <path d="\(code.path)"/></svg></div>
            """
    }
}

/// The QR code of `text` as one SVG path of dark modules, in a square of `size` units without its quiet zone
/// (draw it in a view box that leaves four units on each side). `nil` when the text is empty, holds NUL or is too
/// long for a QR code.
package func qrCodeSVGPath(_ text: String) -> (size: Int, path: String)? {
    guard !text.isEmpty, !text.utf8.contains(0) else { return nil }
    guard let code = QRcode_encodeString8bit(text, 0, QR_ECLEVEL_M) else { return nil }
    defer { QRcode_free(code) }
    let size = Int(code.pointee.width)
    guard let modules = code.pointee.data else { return nil }
    var path = ""
    for y in 0..<size {
        var x = 0
        while x < size {
            // The lowest bit of a module says dark; the others say what the module is for.
            guard modules[y * size + x] & 1 == 1 else {
                x += 1
                continue
            }
            let start = x
            while x < size, modules[y * size + x] & 1 == 1 { x += 1 }
            path += "M\(start) \(y)h\(x - start)v1h-\(x - start)z"
        }
    }
    return (size, path)
}
