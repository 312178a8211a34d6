// Follows the report: loads the next page when there is one, and says when there is not.
(() => {
  "use strict";
  const vak = document.getElementById("volgen");
  const lades = [...document.querySelectorAll("details")];
  const bewaard = "loket-open";

  // What was folded out stays so; where the reader was, the browser keeps itself.
  const open = JSON.parse(sessionStorage.getItem(bewaard) || "[]");
  lades.forEach((lade, nummer) => { if (open.includes(nummer)) lade.open = true; });

  const toon = (soort, tekst) => { vak.dataset.soort = soort; vak.textContent = tekst; };
  const nieuws = new EventSource("nieuws");
  nieuws.onmessage = (bericht) => {
    const stand = JSON.parse(bericht.data);
    if (String(stand.bladzijde) !== vak.dataset.bladzijde) {
      nieuws.close();
      sessionStorage.setItem(bewaard, JSON.stringify(lades.flatMap((lade, nummer) => lade.open ? [nummer] : [])));
      location.reload();
    } else if (stand.bezig) {
      toon("bezig", "Bezig …");
    } else if (stand.melding) {
      const over = stand.bladzijde ? "\n\nU ziet het laatste verslag dat wel lukte." : "";
      toon("fout", `Niet gelukt. ${stand.melding}${over}`);
    } else {
      toon("", "");
    }
  };
  nieuws.onerror = () => toon("fout", "make watch is gestopt. Start het opnieuw om verder te gaan.");
})();
