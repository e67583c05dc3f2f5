"""``dataclass`` as the standard library has it, which writes a method of a class when it is first called.

The standard library writes and compiles six for each class that is read in, and of two hundred classes most commands
make few: that was a fifth of what it took to start. Everything else is the library's, and a type checker sees nothing
else. A class that asks for ``slots`` or ``order``, or has one of these methods of its own, gets them at once.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

OF_OURS = ("__init__", "__repr__", "__eq__", "__hash__", "__setattr__", "__delattr__")

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(cls: type | None = None, /, **options: bool) -> Any:
        """Return the class with what ``dataclasses.dataclass`` gives it, or what does that to a class."""
        return _made(cls, options) if cls else lambda one: _made(one, options)


def _made(cls: type, options: dict[str, bool]) -> type:
    if options.keys() - {"frozen", "kw_only"} or any(name in vars(cls) for name in OF_OURS):
        return dataclasses.dataclass(**options)(cls)
    is_frozen = options.get("frozen", False)
    # One that inherits must be as frozen as the other: only then are the two methods for that written at once.
    inherits = is_frozen and any(map(dataclasses.is_dataclass, cls.__bases__))
    dataclasses.dataclass(init=False, repr=False, eq=False, frozen=inherits, kw_only=options.get("kw_only", False))(cls)
    cls.__dataclass_params__.frozen = is_frozen  # type: ignore[attr-defined]  # which the library looks at
    for name, method in _methods(cls, is_frozen=is_frozen).items():
        setattr(cls, name, method)
    return cls


def _methods(cls: type, *, is_frozen: bool) -> dict[str, Callable[..., object] | None]:
    """Return the methods of a class by name, each of which writes itself."""
    written = ["__init__", "__repr__", "__eq__", *(["__hash__"] if is_frozen else [])]
    methods: dict[str, Callable[..., object] | None] = {name: _to_write(cls, name, is_frozen) for name in written}
    if is_frozen:
        return methods | {"__setattr__": _refusal(cls, "assign to"), "__delattr__": _refusal(cls, "delete")}
    return methods | {"__hash__": None}


def _to_write(cls: type, name: str, is_frozen: bool) -> Callable[..., object]:
    """Return what stands in a class for a method until it is called."""

    def method(self: object, *values: object, **named: object) -> object:
        options = {
            "__init__": {"frozen": is_frozen},
            "__repr__": {"repr": True},
            "__eq__": {"eq": True},
            "__hash__": {"eq": True, "unsafe_hash": True},
        }
        written = getattr(
            _twin(cls, **({"init": name == "__init__", "repr": False, "eq": False} | options[name])), name
        )
        written.__qualname__ = f"{cls.__qualname__}.{name}"
        setattr(cls, name, written)
        return written(self, *values, **named)

    return method


def _twin(cls: type, **options: bool) -> type:
    """Return a class of the same fields, in the same order, with what the library writes for them."""
    name = cls.__name__  # its text too, since the library works one out where there is none
    has = {"__post_init__": getattr(cls, "__post_init__")} if hasattr(cls, "__post_init__") else {}  # noqa: B009
    known: dict[str, dataclasses.Field[Any]] = cls.__dataclass_fields__  # type: ignore[attr-defined]  # InitVars too
    twin = type(name, (), {"__module__": cls.__module__, "__doc__": name, **has, **known})
    twin.__annotations__ = {name: one.type for name, one in known.items()}
    return dataclasses.dataclass(**options)(twin)


def _refusal(cls: type, doing: str) -> Callable[..., object]:
    """Return what keeps the fields of a frozen class as they are."""
    name_of = "__setattr__" if doing == "assign to" else "__delattr__"

    def method(self: object, name: str, *value: object) -> None:
        if type(self) is cls or name in cls.__dataclass_fields__:  # type: ignore[attr-defined]
            raise dataclasses.FrozenInstanceError(f"cannot {doing} field {name!r}")
        getattr(super(cls, self), name_of)(name, *value)

    return method
