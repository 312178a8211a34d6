"""JupyterLab, as ``make lab`` starts it."""

from jupyterlab.labapp import main  # type: ignore[import-untyped]

if __name__ == "__main__":
    main()
