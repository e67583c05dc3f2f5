"""Jinja as our pages need it: templates in the language of a course, and what they do most often done fast.

Input: sources of templates, as Jinja's own ``Environment`` takes them. Output: the same HTML as that gives.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping
from types import CodeType, FunctionType, MethodType
from typing import Any

from jinja2 import Environment, Template, TemplateSyntaxError, nodes
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from course.locale import ENGLISH, Words
from course.pages.translating import NotTranslatable, translated

_escaped: Callable[[str], str] = getattr(escape, "__globals__", {}).get("_escape_inner", escape)


def _written(value: Any) -> str:
    """Return a value as it is written into a page: escaped, as ``markupsafe.escape`` does it.

    It is no ``Markup``, since it is joined with what stands around it and nothing else: to make one takes longer than
    all the rest.
    """
    if type(value) is str:
        return _escaped(value)
    return value if type(value) is Markup else escape(value)


class _Template(Template):
    """A template that writes with ``_written``."""

    @classmethod
    def from_code(
        cls,
        environment: Environment,
        code: CodeType,
        globals: MutableMapping[str, Any],  # noqa: A002 - Jinja's name for it
        uptodate: Callable[[], bool] | None = None,
    ) -> Template:
        """Return a template of its code."""
        template = super().from_code(environment, code, globals, uptodate)
        vars(template)["root_render_func"].__globals__["escape"] = _written
        return template


_NEEDS_NOTHING = frozenset((FunctionType, MethodType, Macro))


class _Context(Context):
    """What a template knows; it calls functions and macros of ours without asking what else they might want."""

    def call(
        self,
        called: Any,
        *args: Any,
        _loop_vars: Mapping[str, Any] | None = None,
        _block_vars: Mapping[str, Any] | None = None,
        **options: Any,
    ) -> Any:
        """Call a function for a template; in a loop or a block Jinja says what is known there alone."""
        if type(called) in _NEEDS_NOTHING and not hasattr(called, "jinja_pass_arg"):
            return called(*args, **options)
        return super().call(called, *args, _loop_vars=_loop_vars, _block_vars=_block_vars, **options)


_ADDRESS = ' href="', ' src="'
_SHOWN = 200  # things of which what was shown is kept: more than one module has questions


def _once(name: str, written: MutableMapping[str, str]) -> Callable[[Context], Iterable[str]]:
    """Return a block that stands as it was written before; what has an address is written anew for each page."""

    def block(context: Context) -> Iterable[str]:
        if name in written:
            return (written[name],)
        text = "".join(context.blocks[name][1](context))  # the first is this one
        if not any(sign in text for sign in _ADDRESS):
            written[name] = text
        return (text,)

    return block


class Templates(Environment):
    """Finds in a mapping by ``[id]`` what is in it alone: an author's id may be the name of a method, such as clear.

    Its templates say their words in one language.
    """

    our_words: Words = ENGLISH
    has_own_questions = False  # whether a site's own templates show questions, which may do so by where one stands
    template_class = _Template
    context_class = _Context

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self._loaded: dict[str, Template] = {}
        self._shown: dict[int, tuple[object, dict[str, Any]]] = {}

    def compile(self, source: str | nodes.Template, *args: Any, **options: Any) -> Any:
        """Return the code of a template, whose words are translated first."""
        if isinstance(source, str):
            name, filename = (*args, None, None)[:2]
            template = self.parse(source, name, filename)
            try:
                source = translated(template, self.our_words)
            except NotTranslatable as error:
                raise TemplateSyntaxError(str(error), 1, name, filename) from error
        return super().compile(source, *args, **options)

    def get_template(
        self,
        name: str | Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002 - Jinja's name for it
    ) -> Template:
        """Return a template; one that was asked for before is at hand, as nothing here changes while it is built."""
        known = None if globals or isinstance(name, Template) else self._loaded.get(name)
        if known is None:
            known = super().get_template(name, parent, globals)
            if isinstance(name, str) and not globals:
                self._loaded[name] = known
        return known

    def shown_before(self, thing: object) -> dict[str, Any]:
        """Return what is kept of a thing while it is shown on one page after another."""
        if id(thing) not in self._shown:
            if len(self._shown) >= _SHOWN:
                self._shown.clear()
            self._shown[id(thing)] = thing, {}
        return self._shown[id(thing)][1]

    def render_sharing(
        self, name: str, known: Mapping[str, Any], blocks: Collection[str], written: MutableMapping[str, str]
    ) -> str:
        """Render a template of which these ``blocks`` stand alike wherever it does, as they were ``written`` before."""
        template = self.get_template(name)
        context = template.new_context(dict(known))
        for block in blocks:
            context.blocks.setdefault(block, []).insert(0, _once(block, written))  # type: ignore[arg-type]
        try:
            return self.concat(template.root_render_func(context))
        except Exception:  # noqa: BLE001 - raised again, with the lines of the template
            self.handle_exception()

    def getitem(self, obj: Any, argument: Any) -> Any:
        """Return what stands in ``obj`` under ``argument``."""
        if isinstance(obj, Mapping):
            return obj[argument] if argument in obj else self.undefined(obj=obj, name=argument)
        return super().getitem(obj, argument)

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template knows of itself: nothing more than all do, so no chain of mappings is walked."""
        return super().make_globals(d) if d else self.globals
