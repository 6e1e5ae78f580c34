"""How the site is made; ``make docs`` builds it. Nothing of it comes from the network."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cleanup import __version__
from tools import reference

project = "cleanup"
author = "the authors of cleanup"
release = version = __version__

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
myst_enable_extensions = ["colon_fence"]
myst_heading_anchors = 3
exclude_patterns = [f"{page}.md" for page in sorted(reference.absent())]
autodoc_typehints = "description"
autodoc_member_order = "bysource"
python_use_unqualified_type_names = True

html_theme = "furo"
html_title = "cleanup"
html_static_path = ["static"]
html_css_files = ["site.css"]
html_copy_source = False
html_show_sourcelink = False
html_show_sphinx = False
html_show_copyright = False
smartquotes = False  # two hyphens are an option
strip_signature_backslash = True  # from_
html_theme_options = {
    "light_css_variables": {
        "font-stack": "system-ui, -apple-system, 'Segoe UI', 'Noto Sans', 'DejaVu Sans', sans-serif",
        "font-stack--monospace": "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
        "color-brand-primary": "#1f4e79",
        "color-brand-content": "#1f4e79",
    },
    "dark_css_variables": {"color-brand-primary": "#8ab8e6", "color-brand-content": "#8ab8e6"},
}
pygments_style = "friendly"


def _fill(_app: object, _page: str, source: list[str]) -> None:
    """Put the reference that is made from the code into a page."""
    source[0] = reference.filled(source[0])


def setup(app) -> None:  # noqa: ANN001 - Sphinx is not there when types are checked
    """Let pages have parts made from the code."""
    app.connect("source-read", _fill)
