"""What becomes of each setting that MkDocs and Material for MkDocs document, in a site of ours.

A setting works, or it is refused with what to do instead: nobody looks for an hour why it does nothing.
"""

from __future__ import annotations

from ipaddress import ip_address

# What an author is told: what is wrong, and what to write.
Refusal = tuple[str, str]

REMOVE = "remove it"
OWN_PAGES = "modules/pages/"
PLACEHOLDER = "A training course"  # as the shipped file has it: the name comes from the catalogue

# What the theme may be called: Material for MkDocs, and MaterialX, which goes on where that ends. Either is installed
# as the package `material`, of which pages load the style sheet and the script.
THEMES = ("material", "materialx")

# Settings of MkDocs that do what MkDocs says; `course.settings.mkdocs_yml` looks at the values of some.
WORK = (
    "site_name",
    "site_author",
    "site_url",
    "docs_dir",
    "site_dir",
    "copyright",
    "dev_addr",
    "use_directory_urls",
    "theme",
    "extra",
    "extra_css",
    "extra_javascript",
    "plugins",
    "hooks",
    "markdown_extensions",
    "strict",
    "remote_branch",
    "remote_name",
    "validation",
    "watch",
)

_CATALOGUE = "comes from `{key}` in modules/catalogue.yml"
_LANGUAGES = "a course has its languages from modules/catalogue.yml"
_KEPT_OUT = "keep what is not for the site outside modules/"
_NO_REPOSITORY = "no page of the site shows it", "remove it; link the repository in `extra.course_footer`"

REFUSED: dict[str, Refusal] = {
    "nav": (
        "the navigation is made from modules/catalogue.yml and the modules",
        f"remove it; put a page of your own into {OWN_PAGES}, where its front matter says its place",
    ),
    "INHERIT": ("settings are read from this one file", "write the settings of the other file here"),
    "site_description": (
        f"the site's description {_CATALOGUE.format(key='organisation.mission')}",
        "change it there, and remove this",
    ),
    "exclude_docs": ("what is published follows from the course", f"remove it; {_KEPT_OUT}"),
    "draft_docs": ("what is published follows from the course", f"remove it; {_KEPT_OUT}"),
    "not_in_nav": (
        "the navigation is made from modules/catalogue.yml and the modules",
        f"remove it; a page in {OWN_PAGES} with `place: none` stands in no navigation",
    ),
    "repo_url": _NO_REPOSITORY,
    "repo_name": _NO_REPOSITORY,
    "edit_uri": _NO_REPOSITORY,
    "edit_uri_template": _NO_REPOSITORY,
    "extra_templates": ("templates beside the pages are not made", "remove it; put a finished file into modules/"),
    "google_analytics": ("the site asks nothing of another host", REMOVE),
    "pages": ("MkDocs no longer knows it", REMOVE),
}

# Keys that stand at the top of the file by mistake, and where they belong.
BELONGS = {
    **dict.fromkeys(("custom_dir", "favicon", "features", "font", "logo"), "theme:"),
    **dict.fromkeys(("course_footer", "course_header"), "extra:"),
    **dict.fromkeys(("cache_dir", "edition", "raw_html", "seconds_per_file"), "- course:"),
}

THEME_WORKS = ("name", "custom_dir", "logo", "favicon", "font", "features")
_FRAME = "the frame of the pages is this project's own"
_COLOURS = "set the colours in a file of `extra_css`"
THEME_REFUSED: dict[str, Refusal] = {
    "language": (f"the language {_CATALOGUE.format(key='language')}", "change it there, and remove this"),
    "direction": ("the direction follows from `language` in modules/catalogue.yml", REMOVE),
    "locale": (f"the language {_CATALOGUE.format(key='language')}", "change it there, and remove this"),
    "palette": (f"{_FRAME}, and has no palette of the theme's", f"remove it; {_COLOURS}"),
    "icon": (f"{_FRAME}, and shows no icons of the theme's", "remove it; a `logo` is a file of your own"),
    "static_templates": ("templates beside the pages are not made", REMOVE),
    "include_search_page": (f"{_FRAME}, and so is the search", REMOVE),
    "search_index_only": (f"{_FRAME}, and so is the search", REMOVE),
    "hljs_languages": ("it belongs to another theme", REMOVE),
    "analytics": ("the site asks nothing of another host", REMOVE),
}

REFUSED |= {key: THEME_REFUSED[key] for key in ("icon", "language", "palette")}  # at the top too

# Components of the content that the theme's script completes; the rest is about the theme's own frame.
FEATURES_WORK = ("content.code.annotate", "content.code.copy", "content.code.select", "content.tabs.link")
FEATURE_REFUSED = _FRAME

EXTRA_WORKS = ("course_header", "course_footer", "generator")  # `generator: false` is what shipped files had
_OTHER_HOSTS = "the site asks nothing of another host"
EXTRA_REFUSED: dict[str, Refusal] = {
    "organisation": (
        f"the organisation's name {_CATALOGUE.format(key='organisation.name')}",
        "change it there, and remove this",
    ),
    "trainer": ("`edition` of the plugin `course` says which edition is made", REMOVE),
    "homepage": ("the name in the header leads to the catalogue", "remove it; put a link into `course_header`"),
    "social": (f"{_FRAME}, and shows no such links", "remove it; put links into `course_footer`"),
    "analytics": (_OTHER_HOSTS, REMOVE),
    "consent": ("the site sets no cookies and asks nothing of another host", REMOVE),
    "alternate": (_LANGUAGES, "remove it; name the others under `languages` there"),
    "version": (f"{_FRAME}, and has no list of versions", "remove it; link older sites in `course_footer`"),
    "annotate": (f"{_FRAME}, and has no annotations", REMOVE),
    "status": (f"{_FRAME}, and shows no status of pages", REMOVE),
    "tags": ("the course has no tags", REMOVE),
    "search": ("the search is this project's own", REMOVE),
    "manifest": ("the site is not an app to install", REMOVE),
    "feature": (_OTHER_HOSTS, REMOVE),
    "disqus": (_OTHER_HOSTS, REMOVE),
}

PLUGINS_WORK = ("search", "course")
_NOT_OURS = "the pages of a course are made in another way"
PLUGINS_REFUSED: dict[str, Refusal] = {
    **dict.fromkeys(("blog", "projects", "group"), (_NOT_OURS, REMOVE)),
    "tags": ("the course has no tags", REMOVE),
    "meta": ("front matter stands in each file", "remove it; write the keys into each file"),
    "info": ("it makes a report for the theme's authors", REMOVE),
    "social": (_OTHER_HOSTS, REMOVE),
    "privacy": ("the site already fetches nothing from elsewhere", REMOVE),
    "offline": ("the site already opens from a disk", "remove it; keep `use_directory_urls: false`"),
    "optimize": ("pictures are published as they are", "remove it; make them small beforehand"),
    "typeset": (f"{_FRAME}, and takes titles as text", REMOVE),
    "i18n": (_LANGUAGES, "remove it; name the others under `languages` there"),
    "awesome-pages": ("the navigation is made from modules/catalogue.yml and the modules", REMOVE),
    "awesome-nav": ("the navigation is made from modules/catalogue.yml and the modules", REMOVE),
    "literate-nav": ("the navigation is made from modules/catalogue.yml and the modules", REMOVE),
    "section-index": ("the navigation is made from modules/catalogue.yml and the modules", REMOVE),
    "minify": ("scripts and styles are already made small", REMOVE),
    "mike": (f"{_FRAME}, and has no list of versions", REMOVE),
    "monorepo": ("a course stands in one folder", REMOVE),
    "with-pdf": ("the command `print` makes what is for paper", REMOVE),
    "pdf-export": ("the command `print` makes what is for paper", REMOVE),
}

SEARCH_WORKS = ("enabled",)
_BEHIND_OUR_BACK = (
    "it brings other files into a text after the trainer's was taken out of them, and learners would read it",
    "remove it, and write the text where it belongs",
)
EXTENSIONS_REFUSED: dict[str, Refusal] = dict.fromkeys(
    ("pymdownx.snippets", "markdown_include.include", "mdx_include", "mkdocs_include"), _BEHIND_OUR_BACK
)
PLUGINS_REFUSED |= dict.fromkeys(
    ("include-markdown", "include_markdown", "macros", "snippets", "embed_file", "multirepo"), _BEHIND_OUR_BACK
)

SEARCH_REFUSED: dict[str, Refusal] = dict.fromkeys(
    (
        *("fields", "indexing", "jieba_dict", "jieba_dict_user", "min_search_length", "pipeline", "prebuild_index"),
        "separator",
    ),
    ("the search is this project's own", REMOVE),
) | {"lang": (f"the language {_CATALOGUE.format(key='language')}", "change it there, and remove this")}

VALIDATION: dict[str, dict[str, tuple[str, ...]]] = {
    "nav": {
        "omitted_files": ("warn", "info", "ignore"),
        "not_found": ("warn", "info", "ignore"),
        "absolute_links": ("warn", "info", "ignore", "relative_to_docs"),
    },
    "links": {
        "not_found": ("warn", "info", "ignore"),
        "anchors": ("warn", "info", "ignore"),
        "absolute_links": ("warn", "info", "ignore", "relative_to_docs"),
        "unrecognized_links": ("warn", "info", "ignore"),
    },
}

PICTURES = (".svg", ".png", ".webp", ".avif", ".jpg", ".jpeg", ".gif")
ICONS = (*PICTURES, ".ico")
# Options of Markdown that settings from elsewhere have, and that say what our pages do.
SAID_ANYWAY: dict[str, dict[str, object]] = {
    "pymdownx.highlight": {"use_pygments": True, "pygments_lang_class": False, "anchor_linenums": False},
    "tables": {"use_align_attribute": False},
}


def is_serving_address(text: str) -> bool:
    """Tell whether a text is an address of this computer and a port, as MkDocs reads them."""
    host, _, port = text.rpartition(":")
    try:
        known = host == "localhost" or bool(ip_address(host.strip("[]")))
    except ValueError:
        return False
    return known and port.isascii() and port.isdigit() and int(port) <= 65535
