/* Notes go into a file, and come back from one. Nothing is sent. */
var incidentLogFiles = (function () {
  "use strict";
  var LARGEST = 20; // megabytes of a file to bring back
  var form; // what the form gives: see incident-log.js
  var address = "";

  function find(name) {
    return form.log.querySelector("[data-log-" + name + "]");
  }
  // The text of the last file stays within reach until then.
  function forget() {
    if (address) URL.revokeObjectURL(address);
    address = "";
    if (form) form.log.querySelector("#log-open").value = "";
    if (form) find("have").hidden = true;
  }

  function write(kind, notes) {
    if (kind === "table") return incidentLogCsv.write(incidentLogShow.rows(notes, form.words));
    var labels = [].map.call(form.log.querySelectorAll("#pattern, .wm-log__weeks th[scope=col]"), function (each) {
      return each.textContent;
    });
    return incidentLogPage.write(notes, form.words, labels);
  }
  function save(kind) {
    var notes = form.notes(), link = document.createElement("a");
    if (form.isInTheWay()) return;
    if (!notes.length) return form.say([["nothing_yet"]]);
    if (!("download" in link)) return form.say([["no_files"]]);
    forget();
    address = URL.createObjectURL(new Blob([write(kind, notes)], { type: kind === "page" ? "text/html" : "text/csv" }));
    link.href = address;
    link.download = form.words.fileName + (kind === "page" ? ".html" : ".csv");
    link.target = "_blank"; // where a phone shows the file first, it does not take the place of this page
    link.hidden = true;
    form.log.appendChild(link); // some browsers follow no link that is not on the page
    link.click();
    form.log.removeChild(link);
    // Some browsers save nothing, and none tells: whoever has the file says so.
    find("have").hidden = false;
    form.say([["saved"]]);
  }

  function read(bytes) {
    var text = new TextDecoder("utf-8").decode(bytes);
    var isPage = /^\ufeff?\s*<(!doctype|html)/i.test(text.slice(0, 1000));
    return isPage ? incidentLogRead.page(text, form.words) : incidentLogRead.table(bytes, form.words);
  }
  function choose(event) {
    var file = event.target.files[0], reader = new FileReader();
    event.target.value = ""; // browsers keep its path else; and the same file can be chosen again
    if (!file) return;
    if (file.size > LARGEST * 1024 * 1024) return form.say([["too_large", { most: LARGEST }]]);
    reader.onload = function () {
      var found;
      try {
        found = read(new Uint8Array(reader.result));
      } catch (unreadable) {
        return form.say([["unreadable"]]);
      }
      form.bring(found);
    };
    reader.onerror = function () { form.say([["unreadable"]]); };
    reader.readAsArrayBuffer(file);
  }

  function start(given) {
    form = given;
    form.log.querySelectorAll("[data-log-save]").forEach(function (each) {
      each.addEventListener("click", function () { save(each.dataset.logSave); });
    });
    find("have").addEventListener("click", function () {
      form.saved();
      form.say([["kept"]]);
    });
    form.log.querySelector("#log-open").addEventListener("change", choose);
  }

  return { forget: forget, start: start };
})();
