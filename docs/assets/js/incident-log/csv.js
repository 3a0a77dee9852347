/* Notes as CSV (RFC 4180) and back. Pure: rows and texts in, rows and texts out. What a spreadsheet
   has done to a file is undone where that is certain; else it is kept as it was written. */
var incidentLogCsv = (function () {
  "use strict";
  // Where a spreadsheet may begin a cell: at the start, and where one of another country parts cells or
  // rows. What looks like a formula there gets a quote mark before it, and stays a text. Quote marks count
  // too, so that one that was there already comes back as it was.
  var FORMULA = /(^|[;\t\n])(?=(?:'|[^\S\n\t])*[=+\-@＝＋－＠])/g;
  var GUARDED = /(^|[;\t\n])'(?=(?:'|[^\S\n\t])*[=+\-@＝＋－＠])/g;
  // What it would make a number or a date of: 0012, 12E3, 3/4, (12), 5%, 3 Nov. A day or a time of its own
  // stays what it is.
  var NUMBER = /^['\s]*([\d.(][\d\s.,:/()%e+-]*|[\d\s./-]*[a-z]{3,9}[\s./-]*\d[\d\s./-]*|\d+[\s./-]*[a-z]{1,9}[\s./-]*\d*)$/i;
  var PLAIN = /^([1-9]\d{0,14}|0|\d{4}-\d\d-\d\d|\d\d:\d\d)$/;
  function isNumber(text) {
    return text.length < 40 && NUMBER.test(text) && !PLAIN.test(text);
  }
  function guard(text) {
    return isNumber(text) ? "'" + text : text.replace(FORMULA, "$1'");
  }
  function unguard(text) {
    return text[0] === "'" && isNumber(text.slice(1)) ? text.slice(1) : text.replace(GUARDED, "$1");
  }

  function cell(text) {
    var safe = guard(text);
    return /[",;\t\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }
  // The mark at the start tells spreadsheets that it is UTF-8.
  function write(rows) {
    return "\ufeff" + rows.map(function (row) { return row.map(cell).join(",") + "\r\n"; }).join("");
  }

  // Spreadsheets save as UTF-8, as UTF-16 or, in older ones, in the letters of their own country: which
  // one, the file does not say, and `guessed` tells so.
  function decode(bytes) {
    var zeros = [0, 0], most = Math.min(bytes.length, 200);
    for (var at = 0; at < most; at += 1) if (!bytes[at]) zeros[at % 2] += 1;
    var wide = most / 4, wider = "";
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || zeros[1] > wide) wider = "utf-16le";
    else if ((bytes[0] === 0xfe && bytes[1] === 0xff) || zeros[0] > wide) wider = "utf-16be";
    if (wider) return { text: new TextDecoder(wider).decode(bytes), guessed: false };
    try {
      return { text: new TextDecoder("utf-8", { fatal: true }).decode(bytes), guessed: false };
    } catch (notUtf8) {
      return { text: new TextDecoder("windows-1252").decode(bytes), guessed: true };
    }
  }

  // Rows of cells. `open` is the line of a quotation mark without an end; 0 where all have one.
  function parse(text, parting) {
    var rows = [], row = [], value = "", quoted = false, line = 1, open = 0;
    function endCell() {
      row.push(value);
      value = "";
    }
    function endRow() {
      endCell();
      rows.push(row);
      row = [];
    }
    for (var at = 0; at < text.length; at += 1) {
      var sign = text[at];
      if (sign === "\n") line += 1;
      if (quoted) {
        if (sign !== '"') value += sign;
        else if (text[at + 1] === '"') {
          value += sign;
          at += 1;
        } else quoted = false;
      } else if (sign === '"' && value === "") {
        quoted = true;
        open = line;
      } else if (sign === parting) endCell();
      else if (sign === "\n") endRow();
      else value += sign;
    }
    if (value !== "" || row.length) endRow();
    return { rows: rows, open: quoted ? open : 0 };
  }

  return { decode: decode, parse: parse, unguard: unguard, write: write };
})();
