/* A saved table or page becomes notes again. Pure. Returns {notes, problems}; each problem is the name of a
   sentence in data/strings/ and what fills it in. What cannot be read is kept as it was written. */
var incidentLogRead = (function () {
  "use strict";
  var HEADS_WITHIN = 20; // rows; some programs put lines of their own above the heads

  function plain(text) {
    return text.trim().toLowerCase();
  }
  function fieldNamed(name, fields) {
    return fields.filter(function (field) {
      return plain(name) === plain(field.label) || plain(name) === field.id;
    })[0];
  }
  // The row that names most columns, of the way of parting that finds most.
  function findHeads(text, fields) {
    var best = { found: 1 };
    [",", ";", "\t"].forEach(function (parting) {
      var parsed = incidentLogCsv.parse(text, parting);
      parsed.rows.slice(0, HEADS_WITHIN).forEach(function (row, at) {
        var found = row.filter(function (name) { return fieldNamed(name, fields); }).length;
        if (found > best.found) best = { found: found, at: at, parsed: parsed };
      });
    });
    return best.parsed && best;
  }

  function two(number) {
    return (number < 10 ? "0" : "") + number;
  }
  // A day that exists, as ISO 8601 writes it; empty for others, and for years that nobody means.
  function day(year, month, date) {
    if (!(year >= 1900 && year <= 9999)) return "";
    var made = new Date(Date.UTC(year, month - 1, date));
    var real = made.getUTCMonth() === month - 1 && made.getUTCDate() === date;
    return real ? year + "-" + two(month) + "-" + two(date) : "";
  }
  // Some spreadsheets save 3/11/2026 or 11/3/2026. Which comes first shows in a number above 12 in the
  // same file, written with the same sign; where none does, nobody can know. 3.11.2026 is never a month first.
  var NUMBERS = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4})$/;
  function orderOf(dates) {
    var first = { ".": { day: true } };
    dates.forEach(function (text) {
      var parts = NUMBERS.exec(text.trim());
      if (!parts) return;
      var seen = (first[parts[2]] = first[parts[2]] || {});
      if (parts[1] > 12) seen.day = true;
      if (parts[3] > 12) seen.month = true;
    });
    return first;
  }
  function readDate(text, order) {
    var iso = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]00:00(?::00)?)?$/.exec(text);
    if (iso) return day(+iso[1], +iso[2], +iso[3]);
    var parts = NUMBERS.exec(text), seen = parts && order[parts[2]];
    if (!seen || !seen.day === !seen.month) return "";
    return seen.day ? day(+parts[4], +parts[3], +parts[1]) : day(+parts[4], +parts[1], +parts[3]);
  }
  function readTime(text) {
    var parts = /^(\d{1,2})[:.](\d{2})(?::00)?(?:\s*([ap])\.?m\.?)?$/i.exec(text);
    if (!parts) return "";
    var hour = +parts[1];
    if (parts[3]) hour = hour > 12 || hour < 1 ? 24 : (hour % 12) + (/p/i.test(parts[3]) ? 12 : 0);
    return hour < 24 && parts[2] < 60 ? two(hour) + ":" + parts[2] : "";
  }
  function readChoice(text, field) {
    var found = field.choices.filter(function (choice) {
      return plain(text) === plain(choice.label) || plain(text) === choice.id;
    })[0];
    return found ? found.id : "";
  }
  var READERS = { date: readDate, time: readTime, choice: readChoice };

  // A note from pairs of a field, or of the name of a column that no field has, and a text.
  // Returns the note, and how many texts went under "What happened" instead.
  function note(pairs, order, words) {
    var made = {}, kept = [], asWritten = 0;
    pairs.forEach(function (pair) {
      var field = pair[0], text = pair[1].trim(), read = READERS[field.input];
      if (!text) return;
      var named = { name: field.label || field, text: text };
      var value = !field.input ? "" : read ? read(text, field.input === "date" ? order : field) : text;
      if (value && made[field.id] === undefined) made[field.id] = value;
      else {
        kept.push(words.say.pair.replace(/\{(\w+)\}/g, function (_all, name) { return named[name]; }));
        if (field.input) asWritten += 1;
      }
    });
    if (kept.length) made.what = (made.what ? made.what + "\n" : "") + kept.join("\n");
    return { note: made, asWritten: asWritten };
  }

  // Notes from rows of pairs, and what there is to say of them.
  function notesOf(rows, words) {
    var dates = [], others = [], asWritten = 0, notes = [];
    rows.forEach(function (pairs) {
      pairs.forEach(function (pair) {
        if (pair[0].input === "date") dates.push(pair[1]);
        else if (!pair[0].input && pair[1].trim() && others.indexOf(pair[0]) < 0) others.push(pair[0]);
      });
    });
    var order = orderOf(dates), what = fieldNamed("what", words.fields).label, problems = [];
    rows.forEach(function (pairs) {
      var read = note(pairs, order, words);
      asWritten += read.asWritten;
      if (Object.keys(read.note).length) notes.push(read.note);
    });
    if (!notes.length) problems.push(["no_notes", {}]);
    if (asWritten) problems.push(["kept_as_written", { what: what, count: asWritten }]);
    if (others.length) problems.push(["other_columns", { what: what, names: others.join(", ") }]);
    return { notes: notes, problems: problems };
  }

  function refused(name, values) {
    return { notes: [], problems: [[name, values || {}]] };
  }
  function table(bytes, words) {
    if (bytes[0] === 0x50 && bytes[1] === 0x4b) return refused("workbook"); // a ZIP: ODS, XLSX and others
    var decoded = incidentLogCsv.decode(bytes), text = decoded.text.replace(/\r\n?/g, "\n");
    var clean = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff]/g, "");
    var heads = findHeads(clean, words.fields);
    if (!heads) return refused("no_columns", { names: words.fields[0].label + ", " + words.fields[1].label });
    if (heads.parsed.open) return refused("open_quote", { line: heads.parsed.open });
    var columns = heads.parsed.rows[heads.at].map(function (name, at) {
      return fieldNamed(name, words.fields) || incidentLogCsv.unguard(name).trim() || "(" + (at + 1) + ")";
    });
    var read = notesOf(heads.parsed.rows.slice(heads.at + 1).map(function (cells) {
      return cells.map(function (value, at) {
        return [columns[at] || "(" + (at + 1) + ")", incidentLogCsv.unguard(value)];
      });
    }), words);
    var above = heads.parsed.rows.slice(0, heads.at).map(function (cells) {
      return cells.map(incidentLogCsv.unguard).join(" ").trim();
    }).filter(function (line) { return line && line !== words.warning; });
    if (above.length) read.problems.push(["above", { lines: above.join(" / ") }]);
    if (text.length > clean.length) read.problems.push(["marks", { count: text.length - clean.length }]);
    if (decoded.guessed) read.problems.push(["guessed", {}]);
    return read;
  }

  // A page that was saved here carries its notes as data, in which no "<" stands as itself.
  var DATA = /<script\b[^>]*\bid="?notes-data["\s>][^<]*<\/script>/i;
  function page(text, words) {
    var data = DATA.exec(text), read = null;
    try {
      read = JSON.parse(data[0].slice(data[0].indexOf(">") + 1, data[0].lastIndexOf("<")));
    } catch (damaged) {} // no such element, or cut short
    var whole = Array.isArray(read) && read.every(function (item) { return item && typeof item === "object"; });
    if (!whole) return refused("not_ours");
    return notesOf(read.map(function (item) {
      return Object.keys(item).map(function (name) {
        return [fieldNamed(name, words.fields) || name, String(item[name])];
      });
    }), words);
  }

  return { note: note, page: page, table: table };
})();
