import Foundation
import HTTPTypes
import Mentoring
import Storage
import Tables
import Words

/// Receives a staff list.
enum ImportUpload {
    /// The file is looked at before anything is noted: one that cannot be read is answered with the reason.
    static func receive(_ request: PageRequest) async throws -> Answer {
        guard let file = request.form.files["file"] else {
            return try await refused(request, request.phrases("import.file_missing"))
        }
        do {
            let preview = try await look(at: file.path, for: request)
            let id = try await keep(file, preview, for: request)
            return .redirect(to: .importColumns(id))
        } catch {
            guard let fault = ImportFault(error) else { throw error }
            return try await refused(request, ImportWords.sentence(fault, request.phrases), file: file.name)
        }
    }

    /// How the list would be read: as one with the same headings was read before, or nearly the same, else as its headings
    /// say.
    private static func look(at path: String, for request: PageRequest) async throws -> (StaffListPreview, isFull: Bool)
    {
        let now = request.now
        let found = try await onOwnThread { try Imports.preview(path, at: now) }
        guard let known = try await request.read({ try Imports.remembered(for: found.mapping, in: $0) }) else {
            // Whether it names everybody is asked; until then it does not.
            var list = found
            list.mapping = try await request.read { try Imports.akin(to: found.mapping, in: $0) } ?? found.mapping
            return (list, false)
        }
        return (try await onOwnThread { try Imports.preview(path, mapping: known.mapping, at: now) }, known.isFull)
    }

    /// Moves the file out of the way of the request's end, then notes it.
    private static func keep(
        _ file: Form.Upload, _ preview: (list: StaffListPreview, isFull: Bool), for request: PageRequest
    ) async throws -> ID<StaffImport> {
        let id = ID<StaffImport>(at: request.now)
        let path = Imports.path(of: id, in: request.installation.settings.spool)
        try FileManager.default.moveItem(atPath: file.path, toPath: path)
        let actor = try request.actor
        do {
            try await request.write { tx in
                try Imports.add(
                    id, fileName: file.name, mapping: preview.list.mapping, isFull: preview.isFull, by: actor, in: tx,
                    at: request.now)
            }
        } catch {
            unlink(path)
            throw error
        }
        return id
    }

    private static func refused(_ request: PageRequest, _ sentence: String, file: String? = nil) async throws -> Answer
    {
        var answer = try await ImportPages.startPage(request, refusal: sentence, file: file)
        answer.status = .unprocessableContent
        return answer
    }
}
