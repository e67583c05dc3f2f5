"""Every setting that MkDocs, its theme and its plugins know is decided: it works, or is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import material
from mkdocs.config.defaults import MkDocsConfig

from course.reading.schema import keys_of
from course.settings import options, site_settings
from course.site.plugin import CourseConfig

# A setting for each reason to refuse one, and what is told of it.
REFUSED = """\
site_name: A training course
docs_dir: modules
nav: x
INHERIT: x
site_description: x
exclude_docs: x
not_in_nav: x
repo_url: x
extra_templates: x
google_analytics: x
pages: x
theme:
  name: material
  font: false
  language: x
  direction: x
  palette: x
  icon: x
  static_templates: x
  include_search_page: x
  hljs_languages: x
  analytics: x
extra:
  organisation: x
  trainer: x
  homepage: x
  social: x
  analytics: x
  consent: x
  alternate: x
  version: x
  annotate: x
  status: x
  tags: x
  search: x
  manifest: x
plugins:
  - search:
      fields: x
      lang: x
  - course
  - blog
  - tags
  - meta
  - info
  - social
  - privacy
  - offline
  - optimize
  - typeset
  - i18n
  - awesome-pages
  - minify
  - mike
  - monorepo
  - with-pdf
  - include-markdown
"""
TOLD = """\
mkdocs.yml:3:1: `nav` does nothing here: the navigation is made from modules/catalogue.yml and the modules; remove \
it; put a page of your own into modules/pages/, where its front matter says its place
mkdocs.yml:4:1: `INHERIT` does nothing here: settings are read from this one file; write the settings of the other \
file here
mkdocs.yml:5:1: `site_description` does nothing here: the site's description comes from `organisation.mission` in \
modules/catalogue.yml; change it there, and remove this
mkdocs.yml:6:1: `exclude_docs` does nothing here: what is published follows from the course; remove it; keep what is \
not for the site outside modules/
mkdocs.yml:7:1: `not_in_nav` does nothing here: the navigation is made from modules/catalogue.yml and the modules; \
remove it; a page in modules/pages/ with `place: none` stands in no navigation
mkdocs.yml:8:1: `repo_url` does nothing here: no page of the site shows it; remove it; link the repository in \
`extra.course_footer`
mkdocs.yml:9:1: `extra_templates` does nothing here: templates beside the pages are not made; remove it; put a \
finished file into modules/
mkdocs.yml:10:1: `google_analytics` does nothing here: the site asks nothing of another host; remove it
mkdocs.yml:11:1: `pages` does nothing here: MkDocs no longer knows it; remove it
mkdocs.yml:15:3: `language` does nothing here: the language comes from `language` in modules/catalogue.yml; change it \
there, and remove this
mkdocs.yml:16:3: `direction` does nothing here: the direction follows from `language` in modules/catalogue.yml; \
remove it
mkdocs.yml:17:3: `palette` does nothing here: the frame of the pages is this project's own, and has no palette of the \
theme's; remove it; set the colours in a file of `extra_css`
mkdocs.yml:18:3: `icon` does nothing here: the frame of the pages is this project's own, and shows no icons of the \
theme's; remove it; a `logo` is a file of your own
mkdocs.yml:19:3: `static_templates` does nothing here: templates beside the pages are not made; remove it
mkdocs.yml:20:3: `include_search_page` does nothing here: the frame of the pages is this project's own, and so is the \
search; remove it
mkdocs.yml:21:3: `hljs_languages` does nothing here: it belongs to another theme; remove it
mkdocs.yml:22:3: `analytics` does nothing here: the site asks nothing of another host; remove it
mkdocs.yml:24:3: `organisation` does nothing here: the organisation's name comes from `organisation.name` in \
modules/catalogue.yml; change it there, and remove this
mkdocs.yml:25:3: `trainer` does nothing here: `edition` of the plugin `course` says which edition is made; remove it
mkdocs.yml:26:3: `homepage` does nothing here: the name in the header leads to the catalogue; remove it; put a link \
into `course_header`
mkdocs.yml:27:3: `social` does nothing here: the frame of the pages is this project's own, and shows no such links; \
remove it; put links into `course_footer`
mkdocs.yml:28:3: `analytics` does nothing here: the site asks nothing of another host; remove it
mkdocs.yml:29:3: `consent` does nothing here: the site sets no cookies and asks nothing of another host; remove it
mkdocs.yml:30:3: `alternate` does nothing here: a course has its languages from modules/catalogue.yml; remove it; \
name the others under `languages` there
mkdocs.yml:31:3: `version` does nothing here: the frame of the pages is this project's own, and has no list of \
versions; remove it; link older sites in `course_footer`
mkdocs.yml:32:3: `annotate` does nothing here: the frame of the pages is this project's own, and has no annotations; \
remove it
mkdocs.yml:33:3: `status` does nothing here: the frame of the pages is this project's own, and shows no status of \
pages; remove it
mkdocs.yml:34:3: `tags` does nothing here: the course has no tags; remove it
mkdocs.yml:35:3: `search` does nothing here: the search is this project's own; remove it
mkdocs.yml:36:3: `manifest` does nothing here: the site is not an app to install; remove it
mkdocs.yml:39:7: `fields` does nothing here: the search is this project's own; remove it
mkdocs.yml:40:7: `lang` does nothing here: the language comes from `language` in modules/catalogue.yml; change it \
there, and remove this
mkdocs.yml:42:5: the plugin `blog` cannot be used: the pages of a course are made in another way; remove it
mkdocs.yml:43:5: the plugin `tags` cannot be used: the course has no tags; remove it
mkdocs.yml:44:5: the plugin `meta` cannot be used: front matter stands in each file; remove it; write the keys into \
each file
mkdocs.yml:45:5: the plugin `info` cannot be used: it makes a report for the theme's authors; remove it
mkdocs.yml:46:5: the plugin `social` cannot be used: the site asks nothing of another host; remove it
mkdocs.yml:47:5: the plugin `privacy` cannot be used: the site already fetches nothing from elsewhere; remove it
mkdocs.yml:48:5: the plugin `offline` cannot be used: the site already opens from a disk; remove it; keep \
`use_directory_urls: false`
mkdocs.yml:49:5: the plugin `optimize` cannot be used: pictures are published as they are; remove it; make them small \
beforehand
mkdocs.yml:50:5: the plugin `typeset` cannot be used: the frame of the pages is this project's own, and takes titles \
as text; remove it
mkdocs.yml:51:5: the plugin `i18n` cannot be used: a course has its languages from modules/catalogue.yml; remove it; \
name the others under `languages` there
mkdocs.yml:52:5: the plugin `awesome-pages` cannot be used: the navigation is made from modules/catalogue.yml and the \
modules; remove it
mkdocs.yml:53:5: the plugin `minify` cannot be used: scripts and styles are already made small; remove it
mkdocs.yml:54:5: the plugin `mike` cannot be used: the frame of the pages is this project's own, and has no list of \
versions; remove it
mkdocs.yml:55:5: the plugin `monorepo` cannot be used: a course stands in one folder; remove it
mkdocs.yml:56:5: the plugin `with-pdf` cannot be used: the command `print` makes what is for paper; remove it
mkdocs.yml:57:5: the plugin `include-markdown` cannot be used: it brings other files into a text after the trainer's \
was taken out of them, and learners would read it; remove it, and write the text where it belongs
"""
TABLES = (
    *(options.REFUSED, options.THEME_REFUSED, options.EXTRA_REFUSED, options.PLUGINS_REFUSED, options.SEARCH_REFUSED),
    options.EXTENSIONS_REFUSED,
)


def test_every_setting_of_mkdocs_is_decided() -> None:
    theirs = {name for name, _ in MkDocsConfig._schema} - {"config_file_path", "mdx_configs"}
    assert theirs - {*options.WORK, *options.REFUSED} == set()


def test_every_plugin_of_the_theme_is_decided() -> None:
    folder = Path(material.__file__).parent / "plugins"
    theirs = {path.name for path in folder.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert theirs - {*options.PLUGINS_WORK, *options.PLUGINS_REFUSED} == set()


def test_the_plugin_takes_the_options_that_we_judge() -> None:
    assert sorted(keys_of(site_settings.CourseOptions)) == sorted(name for name, _ in CourseConfig._schema)


def test_each_setting_that_is_refused_is_told_with_what_to_do(problems_of: Callable[..., list[str]]) -> None:
    assert problems_of({"mkdocs.yml": REFUSED}) == TOLD.splitlines()


def test_no_setting_is_refused_in_other_words() -> None:
    words = {f"{message}; {hint}\n" for table in TABLES for message, hint in table.values()}
    assert [one for one in sorted(words) if f": {one}" not in TOLD] == []
