/* Notes as elements and sentences, for the page and for the one that is saved. Words go in as text only. */
var incidentLogShow = (function () {
  "use strict";
  var DAY = 86400000; // milliseconds
  var MOST_DOTS = 20; // in a line of the picture; the number beside it is exact

  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, function (_whole, name) { return values[name]; });
  }
  function element(doc, name, text) {
    var made = doc.createElement(name);
    if (text !== undefined) made.textContent = text;
    return made;
  }
  function format(iso, words) {
    var shown = { day: "numeric", month: "short", year: "numeric", timeZone: "UTC", calendar: "gregory" };
    return new Date(iso + "T00:00Z").toLocaleDateString(words.locale, shown);
  }
  function fieldOf(id, words) {
    return words.fields.filter(function (field) { return field.id === id; })[0];
  }
  function labelOf(id, field, words) {
    var choice = field.choices.filter(function (each) { return each.id === id; })[0];
    return choice ? choice.label : words.say.no_kind;
  }

  // As it happened; those without a date last, in the order in which they came.
  function sorted(notes, order, words) {
    var kinds = fieldOf("kind", words).choices.map(function (choice) { return choice.id; });
    function key(note) {
      return note.date ? note.date + " " + (note.time || "") : "";
    }
    function rank(note) {
      return note.kind ? kinds.indexOf(note.kind) : kinds.length;
    }
    return notes.slice().sort(function (a, b) {
      if (order === "kind" && rank(a) !== rank(b)) return rank(a) - rank(b);
      if (!key(a) !== !key(b)) return key(a) ? -1 : 1;
      if (key(a) === key(b)) return 0;
      return (key(a) < key(b)) === (order !== "newest") ? -1 : 1;
    });
  }

  // A note as a list of what was asked and what was written. Its day and time stand above it.
  function entry(doc, note, words) {
    var list = element(doc, "dl");
    words.fields.forEach(function (field) {
      var value = note[field.id];
      if (!value || field.id === "date" || field.id === "time") return;
      if (field.input === "date") value = format(value, words);
      if (field.choices) value = labelOf(value, field, words);
      var pair = list.appendChild(element(doc, "div"));
      pair.appendChild(element(doc, "dt", field.label));
      pair.appendChild(element(doc, "dd", value)).dir = "auto";
    });
    return list;
  }
  function title(note, words) {
    var date = note.date ? format(note.date, words) : words.say.no_date;
    return note.time ? fill(words.say.day_time, { date: date, time: note.time }) : date;
  }

  function monday(iso) {
    var time = Date.parse(iso + "T00:00Z");
    return time - ((new Date(time).getUTCDay() + 6) % 7) * DAY;
  }
  function count(notes, words) {
    var tally = {}, field = fieldOf("kind", words);
    notes.forEach(function (note) { tally[note.kind || ""] = (tally[note.kind || ""] || 0) + 1; });
    return Object.keys(tally).sort(function (a, b) { return tally[b] - tally[a]; }).map(function (kind) {
      return fill(words.say.kind_count, { kind: labelOf(kind, field, words), count: tally[kind] });
    }).join(words.say.between);
  }
  // Weeks from Monday (ISO 8601) that have notes, and how many between them have none.
  function weeks(notes) {
    var byWeek = {}, found = [];
    notes.forEach(function (note) {
      if (note.date) (byWeek[monday(note.date)] = byWeek[monday(note.date)] || []).push(note);
    });
    var starts = Object.keys(byWeek).map(Number).sort(function (a, b) { return a - b; });
    starts.forEach(function (start, at) {
      var missing = at ? (start - starts[at - 1]) / (7 * DAY) - 1 : 0;
      if (missing) found.push({ gap: missing });
      found.push({ start: start, notes: byWeek[start] });
    });
    return found;
  }
  function weekRows(doc, notes, words) {
    return weeks(notes).map(function (week) {
      var row = element(doc, "tr");
      if (week.gap) {
        row.appendChild(element(doc, "td", fill(words.say.gap, { count: week.gap }))).colSpan = 3;
        return row;
      }
      var iso = new Date(week.start).toISOString().slice(0, 10);
      row.appendChild(element(doc, "th", format(iso, words))).scope = "row";
      var cell = row.appendChild(element(doc, "td", String(week.notes.length) + " "));
      var dots = element(doc, "span", new Array(Math.min(week.notes.length, MOST_DOTS) + 1).join("●"));
      dots.setAttribute("aria-hidden", "true");
      cell.appendChild(dots);
      row.appendChild(element(doc, "td", count(week.notes, words)));
      return row;
    });
  }
  function summary(notes, words) {
    var dates = notes.map(function (note) { return note.date; }).filter(Boolean).sort();
    var most = Math.max.apply(null, weeks(notes).map(function (week) { return (week.notes || []).length; }));
    var values = { count: notes.length, dated: dates.length, most: most };
    if (dates.length) {
      values.first = format(dates[0], words);
      values.last = format(dates[dates.length - 1], words);
    }
    var sentence = dates.length ? words.say.summary : words.say.summary_undated;
    return fill(sentence, values) + " " + fill(words.say.kinds, { kinds: count(notes, words) });
  }

  // The rows of the table that is saved: the warning, the heads, the notes.
  function rows(notes, words) {
    var heads = words.fields.map(function (field) { return field.label; });
    return [[words.warning], heads].concat(notes.map(function (note) {
      return words.fields.map(function (field) {
        var value = note[field.id];
        return value && field.choices ? labelOf(value, field, words) : value || "";
      });
    }));
  }

  return { element: element, entry: entry, fill: fill, rows: rows, sorted: sorted, summary: summary, title: title, weekRows: weekRows };
})();
