/* Notes as one HTML file that needs nothing else: to read, to print, and to bring back. */
var incidentLogPage = (function () {
  "use strict";
  var POLICY = "default-src 'none'; style-src 'unsafe-inline'"; // nothing in it is ever run or fetched
  var STYLE = "body{max-width:45em;margin:1em auto;padding:0 1em;font:1em/1.5 sans-serif}dt{font-weight:bold}" +
    "dd{margin:0 0 .5em;white-space:pre-wrap;overflow-wrap:anywhere;unicode-bidi:plaintext}" +
    "table{border-collapse:collapse}caption{text-align:start;font-weight:bold}" +
    "th,td{padding:.2em .6em;border:1px solid #999;text-align:start;vertical-align:top}" +
    "article{margin:1.5em 0;border-top:1px solid #999;break-inside:avoid}";

  function meta(doc, name, value, content) {
    var made = doc.head.appendChild(doc.createElement("meta"));
    made.setAttribute(name, value);
    if (content) made.content = content;
  }
  // `labels` name the table of weeks and its columns.
  function write(notes, words, labels) {
    var show = incidentLogShow, root = document.documentElement;
    var doc = document.implementation.createHTMLDocument(words.title);
    function add(parent, name, text) {
      return parent.appendChild(show.element(doc, name, text));
    }
    doc.documentElement.lang = root.lang;
    doc.documentElement.dir = root.dir || "ltr";
    meta(doc, "charset", "utf-8");
    doc.head.insertBefore(doc.head.lastChild, doc.head.firstChild);
    meta(doc, "http-equiv", "Content-Security-Policy", POLICY);
    meta(doc, "name", "viewport", "width=device-width");
    add(doc.body, "h1", words.title);
    add(doc.body, "p", words.warning);
    add(doc.body, "p", show.summary(notes, words));
    var table = add(doc.body, "table");
    add(table, "caption", labels[0]);
    var heads = add(add(table, "thead"), "tr"), body = add(table, "tbody");
    labels.slice(1).forEach(function (label) { add(heads, "th", label).scope = "col"; });
    show.weekRows(doc, notes, words).forEach(function (row) { body.appendChild(row); });
    notes.forEach(function (note) {
      var article = add(doc.body, "article");
      add(article, "h2", show.title(note, words));
      article.appendChild(show.entry(doc, note, words));
    });
    var data = add(doc.body, "script", JSON.stringify(notes).replace(/</g, "\\u003c")); // or it could end there
    data.type = "application/json";
    data.id = "notes-data";
    // The style last, and as text: the policy of this site would stop it as an element.
    var html = doc.documentElement.outerHTML.replace("</head>", "<style>" + STYLE + "</style></head>");
    return "<!doctype html>\n" + html + "\n";
  }

  return { write: write };
})();
