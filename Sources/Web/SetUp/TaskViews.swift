package import Mentoring
package import Words

/// What waits for somebody, as the home page shows it.
package enum TaskViews {
    /// One line of `<ul class="tasks">`; the first of them has the page's primary button.
    package static func item(_ task: WaitingTask, isFirst: Bool = false, _ phrases: Phrases) -> HTML {
        let values = task.values.mapValues(\.word)
        let tag = task.attention ? "tag tag--attention task__kind" : "tag tag--accent task__kind"
        let button = isFirst ? "button button--primary button--small task__action" : "button button--small task__action"
        return """
            <li class="task"><span class="\(tag)">\(phrases("task.\(task.key).kind"))</span>\
            <div class="task__text"><p>\(phrases("task.\(task.key).title", values))</p>\
            <p class="task__note">\(phrases("task.\(task.key).note"))</p></div>\
            <a class="\(button)" href="\(Path(returning: task.path) ?? .home)">\(phrases("task.\(task.key).action"))</a></li>
            """
    }
}
