// What an analyst misses in JupyterLab: four plugins, loaded as they stand here, as a module-federation container.
(() => {
  "use strict";
  const ROL = /(?<!`)\{eval\}`+((?:(?!\{eval\})[^`])+)`+/g; // as in loket/basis/afspraken.py
  const PLAATS = "user_expressions";
  let gedeeld;

  const haal = async (naam) => (await Object.values(gedeeld[naam])[0].get())();

  // Store the numbers of a Markdown cell where jupyterlab-myst does.
  const bereken = async (cel, kernel) => {
    const teksten = [...cel.model.sharedModel.getSource().matchAll(ROL)].map((rol) => rol[1].trim());
    if (!teksten.length || !kernel) return;
    await new Promise((verder) => setTimeout(verder)); // jupyterlab-myst asks first, so that its answer comes first
    const vraag = { code: "", store_history: false, [PLAATS]: Object.fromEntries(teksten.entries()) };
    const antwoord = (await kernel.requestExecute(vraag).done).content[PLAATS] ?? {};
    const gevonden = Object.entries(antwoord).map(([nummer, result]) => ({ expression: teksten[nummer], result }));
    cel.model.setMetadata(PLAATS, gevonden);
  };

  // Say of a Markdown cell whether its text is in the report now, and what in it is half.
  const beoordeel = async ({ model, node }, kernel) => {
    const bron = model.sharedModel.getSource();
    let gevonden = { weg: false, zeg: "" };
    if (kernel && /<!-|-->|\{|eval|cijfers|vorig/.test(bron)) {
      const gezien = `__import__("loket.tonen.celtekst", fromlist=["*"]).bekijk(${JSON.stringify(bron)}, globals())`;
      const vraag = { code: "", store_history: false, [PLAATS]: { gezien } };
      const antwoord = (await kernel.requestExecute(vraag).done).content[PLAATS]?.gezien;
      gevonden = antwoord?.data?.["application/json"] ?? gevonden;
    }
    node.classList.toggle("loket-weg", gevonden.weg);
    node.toggleAttribute("data-loket", Boolean(gevonden.zeg));
    if (gevonden.zeg) node.dataset.loket = gevonden.zeg;
  };

  // What was begun of a number or a condition in a text, up to the cursor; undefined outside one.
  const begonnenIn = (text) => {
    const [, getal, voorwaarde] = text.match(/\{eval\}`+([^`\n]*)$|<!--\s*[Aa]ls:\s*([^|>\n]*)$/) ?? [];
    return getal ?? voorwaarde;
  };

  // In a notebook its kernel knows the names, as in a code cell.
  const vanKern = async (kernel, begonnen) => {
    const vraag = { code: begonnen, cursor_pos: begonnen.length };
    const { matches, cursor_start, metadata } = (await kernel.requestComplete(vraag)).content;
    const soorten = metadata?._jupyter_types_experimental ?? [];
    return { plek: cursor_start, namen: matches.map((tekst, nummer) => ({ tekst, soort: soorten[nummer]?.type })) };
  };

  // A text that is open in the editor has no kernel; the server knows what works there, see loket/lab/namen_in_tekst.py.
  const vanServer = async ({ ServerConnection }, pad, begonnen) => {
    const instellingen = ServerConnection.makeSettings();
    const vraag = new URLSearchParams({ pad, begonnen });
    const antwoord = await ServerConnection.makeRequest(`${instellingen.baseUrl}loket/namen?${vraag}`, {}, instellingen);
    return antwoord.json();
  };

  // Names of figures, each with its kind, while a number is typed in text.
  const aanvuller = (services) => ({
    identifier: "loket-lab:namen",
    rank: 1100,
    isApplicable: async () => true,
    fetch: async ({ text, offset }, { session, widget }) => {
      const begonnen = begonnenIn(text.slice(0, offset));
      const pad = widget.context?.path ?? "";
      const isTekst = pad.endsWith(".md");
      if (begonnen === undefined || !(isTekst || session?.kernel)) return { start: offset, end: offset, items: [] };
      const { plek, namen } = await (isTekst ? vanServer(services, pad, begonnen) : vanKern(session.kernel, begonnen));
      const items = namen.map(({ tekst, soort }) => ({ label: tekst, type: soort }));
      return { start: offset - begonnen.length + plek, end: offset, items };
    },
  });

  // JupyterLab's own, that offers what works in code or stands elsewhere in the text: not within a number.
  const buitenGetal = (Soort) => {
    class BuitenGetal extends Soort {
      async isApplicable(context) {
        const { editor } = context;
        const plek = editor?.getOffsetAt(editor.getCursorPosition());
        const binnen = begonnenIn(editor?.model.sharedModel.getSource().slice(0, plek) ?? "") !== undefined;
        return !binnen && super.isApplicable(context);
      }
    }
    const een = new BuitenGetal();
    een.identifier = een.identifier.replace("CompletionProvider", "loket-lab");
    return een;
  };

  // What JupyterLab says without asking its translations; the rest is in nederlands.json.
  const VAST = {
    "Save File As…": "Opslaan als…",
    Save: "Opslaan",
    OK: "Oké",
    "/path/relative/to/jlab/root": "pad vanaf de map van het project",
    "Overwrite file?": "Bestand overschrijven?",
    Overwrite: "Overschrijf",
    "More commands": "Meer knoppen",
    "Link to this Section": "Link naar deze kop",
    "Skip to main panel": "Ga naar het hoofdvenster",
    "main area toolbar": "knoppen van het hoofdvenster",
    "main area content": "hoofdvenster",
    "side panel content": "zijvenster",
    "Responsive popup toolbar": "meer knoppen",
    "Cell toolbar": "knoppen van de cel",
    "Markdown Cell Content": "Cel met tekst",
    "Open With": "Openen met",
    "Common Tools": "Gewone instellingen",
    "COMMON TOOLS": "Gewone instellingen",
    "Advanced Tools": "Meer instellingen",
    "ADVANCED TOOLS": "Meer instellingen",
    "Cell Tags": "Tags van de cel",
    "Add Tag": "Voeg een tag toe",
    Editable: "Te wijzigen",
    "Read-Only": "Alleen te lezen",
    Deletable: "Te verwijderen",
    "Not Deletable": "Niet te verwijderen",
    "Not deletable": "Niet te verwijderen",
    "Slide Type": "Soort dia",
    Slide: "Dia",
    "Sub-Slide": "Deeldia",
    Skip: "Overslaan",
    Notes: "Aantekeningen",
    "Table of content - Base number": "Eerste nummer van de koppen",
    "Cell metadata": "Gegevens bij de cel",
    "Notebook metadata": "Gegevens bij het notebook",
    "Plugin Manager": "Onderdelen",
    "Text Editor": "Teksteditor",
    Theme: "Thema",
    "Trust HTML File": "Vertrouw dit HTML-bestand",
    "Prompt to bottom": "Invoer onderaan",
    "Prompt to left": "Invoer links",
    "Prompt to right": "Invoer rechts",
    "Prompt to top": "Invoer bovenaan",
    "Dutch (Netherlands)": "Nederlands",
    "No Kernel": "Geen kernel",
    "No Kernel | Initialiseren": "Geen kernel",
  };
  const vertaald = (tekst) =>
    VAST[tekst] ??
    tekst
      .replace(/^["“](.+)["”] already exists, overwrite\?$/, "‘$1’ bestaat al. Overschrijven?")
      .replace(/^(.+) Section$/, "$1")
      .replace("\nLaatste checkpoint: None", "");
  const NAMEN = ["placeholder", "title", "aria-label"];
  const vertaalNamen = (deel) => {
    for (const naam of NAMEN) {
      const was = deel.getAttribute(naam);
      const wordt = was && vertaald(was);
      if (wordt !== was) deel.setAttribute(naam, wordt);
    }
  };
  const INHOUD = ".jp-RenderedHTMLCommon, .cm-content, .jp-OutputArea"; // what the analyst wrote herself
  const inHetNederlands = (deel) => {
    if (deel.nodeType === Node.TEXT_NODE) {
      const wordt = vertaald(deel.data);
      if (wordt !== deel.data && !deel.parentElement?.closest(INHOUD)) deel.data = wordt;
    } else if (deel.nodeType === Node.ELEMENT_NODE) {
      vertaalNamen(deel);
      deel.querySelectorAll(NAMEN.map((naam) => `[${naam}]`)).forEach(vertaalNamen);
      const teksten = document.createTreeWalker(deel, NodeFilter.SHOW_TEXT);
      while (teksten.nextNode()) inHetNederlands(teksten.currentNode);
    }
  };

  const plugins = ({ INotebookTracker, NotebookActions }, aanvulling, { IEditorTracker }, services) => [
    {
      id: "loket-lab:namen",
      description: "Completes the names of figures in the Markdown cells of a notebook and in texts.",
      autoStart: true,
      requires: [aanvulling.ICompletionProviderManager, INotebookTracker, IEditorTracker],
      activate: (app, aanvullen, boeken, teksten) => {
        const eigen = [
          aanvuller(services),
          buitenGetal(aanvulling.KernelCompleterProvider),
          buitenGetal(aanvulling.ContextCompleterProvider),
        ];
        eigen.forEach((een) => aanvullen.registerProvider(een));
        // The settings of JupyterLab name its own providers only; they are read just after the start.
        const zetAan = () => aanvullen.activateProvider(eigen.map(({ identifier }) => identifier));
        void app.restored.then(() => setTimeout(zetAan, 1000));
        // The server gets ready for the first TAB, for JupyterLab waits one second for an answer.
        teksten.widgetAdded.connect((_, { context }) => void vanServer(services, context.path, ""));
        // TAB of JupyterLab itself completes in code cells only.
        const command = "loket-lab:vul-aan";
        const boek = () => boeken.currentWidget;
        app.commands.addCommand(command, { label: "Vul aan", execute: () => boek() && aanvullen.invoke(boek().id) });
        const selector = ".jp-Notebook.jp-mod-editMode .jp-MarkdownCell.jp-mod-active .jp-mod-completer-enabled";
        app.commands.addKeyBinding({ command, keys: ["Tab"], selector });
      },
    },
    {
      id: "loket-lab:cijfers",
      // jupyterlab-myst evaluates what stood in a cell before its last change, so that a new number shows only when the
      // cell is run twice (its issue 289). To be deleted when that is mended.
      description: "Shows a Markdown cell as the report will: its numbers at once, and whether it is there.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (_, boeken) => {
        NotebookActions.executed.connect((__, { notebook, cell }) => {
          if (cell.model.type !== "markdown") return;
          const boek = boeken.find((kandidaat) => kandidaat.content === notebook);
          const kernel = boek?.sessionContext.session?.kernel;
          void bereken(cell, kernel);
          void beoordeel(cell, kernel);
        });
      },
    },
    {
      id: "loket-lab:woorden",
      description: "Puts in Dutch what JupyterLab says without asking its translations.",
      autoStart: true,
      activate: () => {
        const zie = (veranderd) => {
          for (const { type, target, addedNodes } of veranderd) {
            (type === "childList" ? [...addedNodes] : [target]).forEach(inHetNederlands);
          }
        };
        inHetNederlands(document.body);
        const wat = { childList: true, subtree: true, characterData: true, attributes: true, attributeFilter: NAMEN };
        new MutationObserver(zie).observe(document.body, wat);
      },
    },
    {
      id: "loket-lab:fout",
      description: "Brings a cell that failed into sight; after Run All Cells JupyterLab stays at the last cell.",
      autoStart: true,
      activate: () => {
        NotebookActions.executed.connect((_, { notebook, cell, success, error }) => {
          const plaats = notebook.widgets.indexOf(cell);
          if (success || plaats < 0 || !error?.errorName) return; // without a name: left out because of another
          setTimeout(() => {
            notebook.deselectAll();
            notebook.activeCellIndex = plaats;
            cell.node.scrollIntoView({ block: "center" });
          });
        });
      },
    },
  ];

  window._JUPYTERLAB ??= {};
  window._JUPYTERLAB["loket-lab"] = {
    init: (delen) => { gedeeld = delen; },
    get: async () => {
      const namen = ["notebook", "completer", "fileeditor", "services"];
      const gemaakt = plugins(...(await Promise.all(namen.map((naam) => haal(`@jupyterlab/${naam}`)))));
      return () => gemaakt;
    },
  };
})();
