import Mentoring
import Words

/// Figures drawn by the server, and codes to read aloud.
enum DesignFigures {
    static func figures(_ phrases: Phrases) -> HTML {
        """
        <div class="columns columns--even"><section class="card"><div class="stats"><div class="stat">\
        <p class="stat__figure">\(phrases.number(214))</p><p class="stat__label">\(phrases("design.stat"))</p>\
        <p class="stat__note">\(phrases("design.task.note"))</p></div></div>
        <ul class="scores"><li class="score"><span class="score__name">\(phrases("design.score"))</span>\(bar(75))\
        <span class="score__value">\(phrases.number(75))</span><p class="score__why">\(phrases("design.score.why"))</p></li>\
        <li class="score"><span class="score__name">\(phrases("design.score"))</span>\(bar(30, "bar__fill bar__fill--attention"))\
        <span class="score__value">\(phrases.number(30))</span></li>\
        <li class="score"><span class="score__name">\(phrases("design.score"))</span>\(bar(50, "bar__fill bar__fill--second"))\
        <span class="score__value">\(phrases.number(50))</span></li>\
        <li class="score"><span class="score__name">\(phrases("design.score"))</span>\(bar(50, "bar__fill bar__fill--unknown"))\
        <span class="score__value">\(phrases.number(50))</span></li></ul>
        <div class="working" role="status"><p>\(phrases("design.working"))</p>\
        <progress class="progress" aria-label="\(phrases("design.working"))"></progress></div></section>
        <section class="card">\(histogram(phrases))\(chart(phrases))</section></div>
        """
    }

    private static func bar(_ value: Int, _ kind: String = "bar__fill") -> HTML {
        """
        <svg class="bar" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true" focusable="false">\
        <rect class="\(kind)" width="\(value)" height="6"/></svg>
        """
    }

    private static func histogram(_ phrases: Phrases) -> HTML {
        let bars = [2, 4, 3, 9, 16, 24, 30, 22, 12].enumerated().map { index, height -> HTML in
            """
            <rect class="\(index < 3 ? "histogram__bar histogram__bar--attention" : "histogram__bar")" \
            x="\(index * 30 + 4)" y="\(70 - 2 * height)" width="24" height="\(2 * height)" rx="2"/>
            """
        }
        return """
            <svg class="histogram" viewBox="0 0 280 92" role="img" aria-label="\(phrases("design.histogram"))">\(bars)\
            <line class="histogram__axis" x1="0" y1="70.5" x2="280" y2="70.5"/><text x="4" y="88">30</text>\
            <text x="274" y="88" text-anchor="end">100</text></svg>
            """
    }

    private static func chart(_ phrases: Phrases) -> HTML {
        """
        <figure class="chart"><figcaption>\(phrases("design.chart"))</figcaption><svg class="chart__drawing" viewBox="0 0 400 150" role="img" \
        aria-label="\(phrases("design.chart"))"><line class="chart__grid" x1="0" y1="20" x2="400" y2="20"/>\
        <line class="chart__grid" x1="0" y1="120" x2="400" y2="120"/><path class="chart__band" d="M0 20L400 38V62L0 20Z"/>\
        <path class="chart__band chart__band--second" d="M0 20L400 80V108L0 20Z"/><path class="chart__series" d="M0 20L400 50"/>\
        <path class="chart__series chart__series--second" d="M0 20L400 94"/>\
        <text class="chart__label--one" x="396" y="34" text-anchor="end">\(phrases("design.chart.one"))</text>\
        <text class="chart__label--second" x="396" y="126" text-anchor="end">\(phrases("design.chart.second"))</text></svg></figure>
        """
    }

    static func codes(_ phrases: Phrases) -> HTML {
        """
        <div class="slips"><section class="card slip"><h3>Léa Marchand</h3>\
        <ol><li><strong>https://mentorat.example.org</strong></li></ol>\
        <div class="slip__way"><p class="one-time-code nowrap">7K3M-QW4T</p>\
        \(QRCodeView.html("https://mentorat.example.org", label: phrases("design.qr")))</div></section></div>
        <div class="card"><p class="one-time-code">123 456</p><ul class="codes"><li>K7QX-2MHD</li><li>9RTP-CW4N</li></ul>\
        <p class="copy"><code>https://mentorat.example.org</code></p>\
        <div class="qr"><svg viewBox="0 0 21 21" role="img" aria-label="\(phrases("design.qr"))" shape-rendering="crispEdges">\
        <path d="M0 0h7v7h-7zM14 0h7v7h-7zM0 14h7v7h-7zM9 9h3v3h-3zM14 15h2v2h-2z"/></svg></div></div>
        """
    }
}
