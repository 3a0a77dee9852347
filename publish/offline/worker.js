/* A worker that runs in the page: browsers start none from a file. It hears and says what one would. */
window.Worker = (function () {
  "use strict";
  var stems = new URL("../javascripts/lunr/", document.currentScript.src).href;

  function Worker() {
    var said = []; // who listens to it
    var heard = []; // what it listens with
    function tell(listeners, data) {
      setTimeout(function () {
        listeners.forEach(function (listener) { listener({ data: data }); });
      });
    }
    this.addEventListener = function (kind, listener) {
      if (kind === "message") said.push(listener);
    };
    this.removeEventListener = function (kind, listener) {
      said = said.filter(function (each) { return each !== listener; });
    };
    this.hear = function (data) { tell(heard, data); };
    run(
      function (kind, listener) { heard.push(listener); },
      function (data) { tell(said, data); },
      load
    );
  }
  Worker.prototype.postMessage = function (data) { this.hear(data); };

  // How words end in other languages than English: scripts, one after the other.
  function load() {
    return [].reduce.call(arguments, function (before, path) {
      return before.then(function () {
        return new Promise(function (done, failed) {
          var script = document.createElement("script");
          script.src = stems + path.replace("../lunr/", "");
          script.onload = done;
          script.onerror = failed;
          document.head.appendChild(script);
        });
      });
    }, Promise.resolve());
  }

  function run(addEventListener, postMessage, importScripts) {
    /* the worker's own script */
  }
  return Worker;
})();
