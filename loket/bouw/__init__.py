"""One executed notebook becomes one document: HTML, PDF and figures."""
