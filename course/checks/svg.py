"""What in an SVG would run, or fetch something from elsewhere: such a picture is not published as it stands.

Read by expat, which stops at the first DOCTYPE, so that no entity is ever expanded. What is not known to be
harmless is refused: elements and addresses by a list of those that draw.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from course.reading.telling import tell, tellable

# Line and column, what is wrong, what to do.
Fault = tuple[int, int, str, str]

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
# Notes of drawing programs, which no browser acts on.
_NOTES = re.compile(
    r"http://(?:www\.inkscape\.org/|sodipodi\.|www\.w3\.org/1999/02/22-rdf-syntax-ns#|purl\.org/dc/"
    r"|(?:creativecommons\.org|web\.resource\.org/cc)|ns\.adobe\.com/|www\.serif\.com/)"
)
_DRAWS = re.compile(
    r"svg|g|defs|symbol|use|title|desc|metadata|style|switch|a|view|path|rect|circle|ellipse|line|polyline|"
    r"polygon|text|tspan|textPath|image|marker|linearGradient|radialGradient|stop|pattern|clipPath|mask|"
    r"filter|feBlend|feColorMatrix|feComponentTransfer|feComposite|feConvolveMatrix|feDiffuseLighting|"
    r"feDisplacementMap|feDistantLight|feDropShadow|feFlood|feFuncA|feFuncB|feFuncG|feFuncR|feGaussianBlur|"
    r"feImage|feMerge|feMergeNode|feMorphology|feOffset|fePointLight|feSpecularLighting|feSpotLight|feTile|"
    r"feTurbulence|animate|animateMotion|animateTransform|mpath|set|font|font-face|glyph|missing-glyph|hkern|"
    r"vkern"
)
_PICTURE = re.compile(r"data:image/(?:png|jpeg|gif|webp);base64,[A-Za-z0-9+/=\s]*", re.IGNORECASE)
_PAGE = re.compile(r"https?://|mailto:", re.IGNORECASE)
_FETCH = re.compile(r"url\(\s*(?!\s*[\"']?#)|@import|image-set\(|src\(", re.IGNORECASE)
_DRAWN = re.compile(r"[\w\s.,#%+-]*")  # numbers, paths and colours: most values, and nothing that runs or fetches
_SCRIPT = re.compile(r"(?:java|vb)script:|expression\(|-moz-binding|behavior:", re.IGNORECASE)

REMOVE = tellable("remove it, or save the drawing as PNG")


class _Stop(Exception):
    """Nothing after this is worth reading."""


def svg_faults(content: bytes) -> list[Fault]:
    """Return everything in an SVG that would run or fetch, in order; empty for a drawing that only draws."""
    reader = _Reader()
    try:
        reader.parser.Parse(content, True)
    except _Stop:
        pass
    except expat.ExpatError as error:
        said = expat.errors.messages.get(error.code) or tell("unknown")
        reader.found.append(
            (
                error.lineno,
                error.offset + 1,
                tell("the drawing cannot be read as XML (%(said)s)", said=said),
                tell("save it again as SVG"),
            )
        )
    return reader.found


class _Reader:
    """Walks through one drawing."""

    def __init__(self) -> None:
        self.found: list[Fault] = []
        self.style: list[str] | None = None
        self.elements = 0
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.text
        self.parser.StartDoctypeDeclHandler = self.doctype
        self.parser.ProcessingInstructionHandler = self.instruction
        self.parser.XmlDeclHandler = self.declaration

    def add(self, message: str, hint: str = tell(REMOVE)) -> None:
        self.found.append((self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1, message, hint))

    def doctype(self, *_: object) -> None:
        self.add(
            tell("a DOCTYPE can bring in what is not in the file"), tell("delete `<!DOCTYPE ...>`; no browser needs it")
        )
        raise _Stop

    def declaration(self, _version: str, encoding: str | None, _standalone: int) -> None:
        if encoding and encoding.lower() not in ("utf-8", "us-ascii"):
            self.add(tell("the drawing is written in %(encoding)s", encoding=encoding[:40]), tell("save it as UTF-8"))
            raise _Stop

    def instruction(self, target: str, _data: str) -> None:
        self.add(tell("the instruction `<?%(target)s?>` can fetch or run something", target=target[:40]))

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        namespace, _, name = tag.rpartition(" ")
        self.elements += 1
        if self.elements == 1 and (namespace, name) != (_SVG, "svg"):
            hint = tell('start it with <svg xmlns="http://www.w3.org/2000/svg">')
            self.add(tell("the first element must be an `<svg>` of SVG's own namespace"), hint)
            raise _Stop
        if namespace != _SVG:
            if not _NOTES.match(namespace):
                self.add(tell("the element `<%(name)s>` does not belong into a drawing", name=name[:40]))
            return
        if not _DRAWS.fullmatch(name):
            self.add(tell("the element `<%(name)s>` can run or fetch something", name=name[:40]))
        if name == "style":
            self.style = []
        for key, value in attributes.items():
            self.attribute(name, key, value)

    def attribute(self, element: str, key: str, value: str) -> None:
        namespace, _, name = key.rpartition(" ")
        lower, value = name.lower(), "".join(value.split()) if name.lower() == "href" else value
        if lower.startswith("on") and not namespace:
            self.add(tell("`%(name)s` runs a script", name=name[:40]))
        elif lower in ("href", "src") and namespace in ("", _XLINK):
            allowed = value.startswith("#") or not value
            allowed = allowed or (element in ("image", "feImage") and bool(_PICTURE.fullmatch(value)))
            if not (allowed or (element == "a" and _PAGE.match(value))):
                self.add(tell("`%(name)s` leads to %(short)s, outside the drawing", name=name, short=_short(value)))
        elif lower == "base" and namespace:
            self.add(tell("`xml:base` moves where addresses lead to"))
        elif lower == "attributename" and re.search(r"href|^on|src", value, re.IGNORECASE):
            self.add(
                tell(
                    "the animation changes `%(value)s`, and so where an address leads to or what runs", value=value[:40]
                )
            )
        elif _DRAWN.fullmatch(value):
            return
        elif _SCRIPT.search("".join(value.split())):
            self.add(tell("`%(name)s` holds a script", name=name[:40]))
        elif _fetches(value, css=lower == "style"):
            self.add(tell("`%(name)s` fetches something from outside the drawing", name=name[:40]))

    def text(self, words: str) -> None:
        if self.style is not None:
            self.style.append(words)

    def end(self, tag: str) -> None:
        if self.style is not None and tag == f"{_SVG} style":
            css, self.style = "".join(self.style), None
            if _SCRIPT.search("".join(css.split())) or _fetches(css, css=True):
                self.add(tell("the style sheet of the drawing fetches or runs something (`@import`, `url(...)`)"))


def _fetches(value: str, *, css: bool) -> bool:
    """Tell whether a value brings in something from elsewhere; CSS hides words behind backslashes and comments."""
    plain = re.sub(r"/\*.*?\*/", "", value, flags=re.DOTALL)
    return bool(_FETCH.search(plain)) or (css and "\\" in value)


def _short(value: str) -> str:
    return f"`{value[:60]}`" + ("..." if len(value) > 60 else "")
