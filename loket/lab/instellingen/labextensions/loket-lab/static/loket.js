// What an analyst misses in JupyterLab: three plugins, loaded as they stand here, as a module-federation container.
(() => {
  "use strict";
  const ROL = /(?<!`)\{eval\}`+([^`]+)`+/g; // as in loket/basis/afspraken.py
  const PLAATS = "user_expressions";
  const STANDAARD = ["CompletionProvider:kernel", "CompletionProvider:context"];
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

  // Names of figures while a number is typed in text: what the kernel of the notebook would complete in a code cell.
  const aanvuller = {
    identifier: "loket-lab:namen",
    rank: 1100,
    isApplicable: async () => true,
    fetch: async ({ text, offset }, { session }) => {
      const begonnen = text.slice(0, offset).match(/\{eval\}`+([^`\n]*)$/)?.[1];
      const kernel = session?.kernel;
      if (begonnen === undefined || !kernel) return { start: offset, end: offset, items: [] };
      const vraag = { code: begonnen, cursor_pos: begonnen.length };
      const { matches, cursor_start, cursor_end, metadata } = (await kernel.requestComplete(vraag)).content;
      const soorten = metadata?._jupyter_types_experimental ?? [];
      const begin = offset - begonnen.length;
      const items = matches.map((naam, nummer) => ({ label: naam, type: soorten[nummer]?.type }));
      return { start: begin + cursor_start, end: begin + cursor_end, items };
    },
  };

  const plugins = ({ INotebookTracker, NotebookActions }, { ICompletionProviderManager }) => [
    {
      id: "loket-lab:namen",
      description: "Completes the names of figures in the Markdown cells of a notebook.",
      autoStart: true,
      requires: [ICompletionProviderManager, INotebookTracker],
      activate: (app, aanvullen, boeken) => {
        aanvullen.registerProvider(aanvuller);
        // The settings of JupyterLab name its own providers only; they are read just after the start.
        const zetAan = () => aanvullen.activateProvider([aanvuller.identifier, ...STANDAARD]);
        void app.restored.then(() => setTimeout(zetAan, 1000));
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
      description: "Shows the numbers in the text of a Markdown cell when it is run for the first time.",
      autoStart: true,
      requires: [INotebookTracker],
      activate: (_, boeken) => {
        NotebookActions.executed.connect((__, { notebook, cell }) => {
          if (cell.model.type !== "markdown") return;
          const boek = boeken.find((kandidaat) => kandidaat.content === notebook);
          void bereken(cell, boek?.sessionContext.session?.kernel);
        });
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
      const gemaakt = plugins(await haal("@jupyterlab/notebook"), await haal("@jupyterlab/completer"));
      return () => gemaakt;
    },
  };
})();
