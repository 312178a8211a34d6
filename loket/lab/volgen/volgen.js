// Follows the report: puts what has changed in the page, and says so when there is no new report.
(() => {
  "use strict";
  const vak = document.getElementById("volgen");
  const toon = (soort, tekst) => { vak.dataset.soort = soort; vak.textContent = tekst; };

  // Only the part that differs is replaced, so that the reader stays where he was.
  const werkBij = (oud, nieuw) => {
    if (oud.isEqualNode(nieuw)) return;
    const hier = [...oud.childNodes], daar = [...nieuw.childNodes];
    if (oud.nodeName !== nieuw.nodeName || !hier.length || !daar.length) { oud.replaceWith(nieuw); return; }
    for (const { name } of [...oud.attributes]) if (!nieuw.hasAttribute(name)) oud.removeAttribute(name);
    for (const { name, value } of nieuw.attributes) oud.setAttribute(name, value);
    while (hier.length && daar.length && hier[0].isEqualNode(daar[0])) { hier.shift(); daar.shift(); }
    while (hier.length && daar.length && hier.at(-1).isEqualNode(daar.at(-1))) { hier.pop(); daar.pop(); }
    if (hier.length === daar.length) { hier.forEach((knoop, nummer) => werkBij(knoop, daar[nummer])); return; }
    if (hier.length) { hier[0].before(...daar); hier.forEach((knoop) => knoop.remove()); } else plaats(oud, nieuw, daar);
  };
  // What is new stands before what followed it there.
  const plaats = (oud, nieuw, erbij) => {
    const voor = [...nieuw.childNodes].indexOf(erbij[0]);
    const na = oud.childNodes[voor] ?? null;
    erbij.forEach((knoop) => oud.insertBefore(knoop, na));
  };

  const haal = async (nummer) => {
    const nieuw = new DOMParser().parseFromString(await (await fetch("verslag")).text(), "text/html");
    const stijl = (blad) => [...blad.head.querySelectorAll("style")].map((deel) => deel.textContent).join();
    if (vak.dataset.bladzijde === "0" || stijl(document) !== stijl(nieuw)) { location.reload(); return; }
    document.title = nieuw.title;
    for (const lade of document.querySelectorAll("details[open]")) {
      nieuw.getElementById(lade.closest("[id]").id)?.querySelector("details")?.setAttribute("open", "");
    }
    const eigen = [...document.querySelectorAll("body > [data-volgen]")];
    eigen.forEach((deel) => deel.remove());
    werkBij(document.body, nieuw.body);
    document.body.append(...eigen);
    vak.dataset.bladzijde = nummer;
  };

  const nieuws = new EventSource("nieuws");
  nieuws.onmessage = async (bericht) => {
    const stand = JSON.parse(bericht.data);
    if (String(stand.bladzijde) !== vak.dataset.bladzijde) await haal(String(stand.bladzijde));
    const over = stand.bladzijde ? "\n\nU ziet het laatste verslag dat wel lukte." : "";
    if (stand.bezig) toon("bezig", "Bezig …");
    else if (stand.melding) toon("fout", `Niet gelukt. ${stand.melding}${over}`);
    else toon("", "");
  };
  nieuws.onerror = () => toon("fout", "make watch is gestopt. Start het opnieuw om verder te gaan.");
})();
