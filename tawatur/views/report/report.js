(function () {
  "use strict";
  var root = document.documentElement;
  function keep(name, value) { try { localStorage.setItem("tawatur-" + name, value); } catch (e) { /* not kept */ } }
  function kept(name) { try { return localStorage.getItem("tawatur-" + name); } catch (e) { return null; } }
  function apply() {
    var english = document.getElementById("lang-en").checked;
    root.lang = english ? "en" : "ar";
    root.dir = english ? "ltr" : "rtl";
  }
  function open(hash) {
    var target = hash.length > 1 && document.getElementById(decodeURIComponent(hash.slice(1)));
    if (!target) { return; }
    for (var up = target; up; up = up.parentElement) { if (up.localName === "details") { up.open = true; } }
    target.scrollIntoView({ block: target.offsetHeight > innerHeight / 2 ? "start" : "center" });
  }
  document.querySelectorAll("input[name=lang], input[name=theme]").forEach(function (input) {
    if (kept(input.name) === input.id) { input.checked = true; }
    input.addEventListener("change", function () { keep(input.name, input.id); apply(); });
  });
  document.querySelectorAll(".citation").forEach(function (words) {
    if (!navigator.clipboard) { return; }
    var button = document.createElement("button");
    button.type = "button";
    ["ar", "en"].forEach(function (language) {
      var word = document.createElement("span");
      word.lang = language;
      word.textContent = language === "en" ? "Copy" : "نسخ";
      button.append(word);
    });
    button.addEventListener("click", function () {
      navigator.clipboard.writeText(words.textContent).then(function () { button.disabled = true; });
    });
    words.after(" ", button);
  });
  apply();
  addEventListener("hashchange", function () { open(location.hash); });
  if (location.hash) { open(location.hash); }
})();
