"""The language of prose files: a small part of Jinja2, so that a template quotes facts and computes nothing.

A template is read into its tree, and only what stands in LANGUAGE may be in it: no arithmetic, no comparing, no lists,
no other file, no attribute of Python. Each loop and each call of a macro is charged for what it can write, so that no
template runs without end. Every name of a fact is looked up before anything is rendered, in branches too that
this year's data does not take.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from jinja2 import StrictUndefined, nodes
from jinja2.runtime import Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment

from reportgen.composition.facts_in_prose import (
    FactName,
    SettingGroup,
    States,
    TemplateRefusal,
    did_you_mean,
    nearest,
)
from reportgen.composition.printed import RESERVED, line_marked

LANGUAGE = (nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Getattr, nodes.Getitem, nodes.Const,
            nodes.Filter, nodes.Test, nodes.Call, nodes.Keyword, nodes.If, nodes.For, nodes.Assign, nodes.Macro,
            nodes.And, nodes.Or, nodes.Not, nodes.CondExpr)  # fmt: skip

REFUSALS: tuple[tuple[tuple[type[nodes.Node], ...], str], ...] = (
    ((nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Pow, nodes.Neg, nodes.Pos),
     "templates hold no arithmetic: ask for a fact"),
    ((nodes.Compare,), "templates compare nothing: ask {% if fact %} (above 0), {% if fact is one %} or known(fact)"),
    ((nodes.Include, nodes.Import, nodes.FromImport, nodes.Extends, nodes.Block),
     "a prose file stands alone: it takes in no other file"),
    ((nodes.List, nodes.Tuple, nodes.Dict), "templates hold no lists: loop over countries or over a group of facts"),
    ((nodes.Concat,), "templates join no texts: write one {{ ... }} after the other"),
)  # fmt: skip

LONGEST = 2_000_000
"""Characters that one prose file may write; a whole report has some 600,000."""

_EACH = "each of"
"""The filter that a loop runs through; no template can name it, for it has a blank."""

_RAW = re.compile(r"\{%[-+]?\s*raw\b")
_TAGS_ONLY = re.compile(r"\s*(?:\{%(?:(?!%\}).)*%\}\s*|\{#(?:(?!#\}).)*#\}\s*)+")
_TAG_AT_END = re.compile(r"(?<![-+])([%#]\})$")

_LOOP_PARTS = ("first", "last")


@dataclass
class Budget:
    """What a template may still write, in characters."""

    left: int = LONGEST

    def spend(self, characters: int) -> None:
        """Raise TemplateRefusal once more than LONGEST characters have been spent."""
        self.left -= characters
        if self.left < 0:
            raise TemplateRefusal(f"this prose writes more than {LONGEST:,} characters: are there loops in loops?")


class RefusedHere(TemplateRefusal):
    """A refusal whose line in the template is known."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


class ProseEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2 with only the filters, tests and names that it is given."""

    def __init__(self, *, filters: Mapping[str, Callable[..., Any]], tests: Mapping[str, Callable[..., bool]],
                 functions: Mapping[str, Callable[..., Any]], names: Mapping[str, Any],
                 finalize: Callable[[Any], str], budget: Budget) -> None:  # fmt: skip
        super().__init__(trim_blocks=True, lstrip_blocks=True, keep_trailing_newline=True, undefined=StrictUndefined,
                         autoescape=False, optimized=False, cache_size=0, finalize=finalize)  # fmt: skip
        self.budget = budget
        self.weights: dict[str, int] = {}
        self.functions = dict(functions)
        self.names = dict(names)
        self.filters = {**filters, _EACH: self._each}
        self.tests = dict(tests)
        self.globals = {**self.functions, **self.names}

    def read(self, source: str) -> nodes.Template:
        """The tree of a template, checked. Raises RefusedHere, or Jinja2's TemplateSyntaxError."""
        if found := _RAW.search(source):
            raise RefusedHere(
                "{% raw %} is not part of the language of prose files", source[: found.start()].count("\n") + 1
            )
        tree = self.parse("\n".join(map(_with_its_end, source.split("\n"))))
        self.budget.spend(len(source))
        _Check(self, tree).everything()
        for loop in list(tree.find_all(nodes.For)):
            weight = nodes.Const(_weight(loop))
            loop.iter = nodes.Filter(loop.iter, _EACH, [weight], [], None, None, lineno=loop.lineno)
        for macro in tree.find_all(nodes.Macro):
            self.weights[macro.name] = max(_weight(macro), self.weights.get(macro.name, 0))
        for data in tree.find_all(nodes.TemplateData):
            data.data = line_marked(data.data, data.lineno)
        tree.set_environment(self)
        return tree

    def getattr(self, obj: Any, attribute: str) -> Any:
        """The part of a name; nothing else has parts."""
        match obj:
            case FactName() | SettingGroup():
                return obj.part(attribute)
            case LoopContext() if attribute in _LOOP_PARTS:
                return getattr(obj, attribute)
            case LoopContext():
                raise TemplateRefusal("of a loop, only loop.first and loop.last can be asked: templates count nothing")
            case _:
                raise TemplateRefusal(f"nothing is called {attribute} here")

    def getitem(self, obj: Any, argument: Any) -> Any:
        """As getattr: `country["XAA"]` is `country.XAA`."""
        return self.getattr(obj, argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        """Call a function or a macro; a macro is charged for what it can write."""
        if isinstance(obj, Macro):
            self.budget.spend(self.weights[obj.name])
        elif obj not in self.functions.values():
            raise TemplateRefusal(_NOT_CALLED)
        return context.call(obj, *args, **kwargs)

    def _each(self, group: Any, weight: int) -> Iterator[FactName]:
        """What a loop goes over, each step charged."""
        if not isinstance(group, FactName | States):
            raise TemplateRefusal("a loop goes over countries or over a group of facts, such as act_types")
        for name in group:
            self.budget.spend(weight)
            yield name


_NOT_CALLED = "only ref(), has(), insert(), known() and the macros of this file can be called"


class _Check:
    """One walk through a template's tree."""

    def __init__(self, environment: ProseEnvironment, tree: nodes.Template) -> None:
        self.environment = environment
        self.tree = tree
        stored = {name.name for name in tree.find_all(nodes.Name) if name.ctx in ("store", "param")}
        self.macros = {macro.name for macro in tree.find_all(nodes.Macro)}
        self.own = stored | self.macros
        self.known = {*environment.names, *environment.functions, *self.own, "loop"}

    def everything(self) -> None:
        for node in _walk(self.tree):
            self._allowed(node)
        for node in _walk(self.tree):
            self._names(node)

    def _allowed(self, node: nodes.Node) -> None:
        line = node.lineno
        for kinds, message in REFUSALS:
            if isinstance(node, kinds):
                raise RefusedHere(message, line)
        match node:
            case nodes.Const(value=str() as text):
                if RESERVED.search(text) or any("\ud800" <= c <= "\udfff" for c in text):
                    raise RefusedHere("a character that cannot be printed stands in quotation marks", line)
            case nodes.Const(value=bool() | None):
                pass
            case nodes.Const():
                raise RefusedHere("no number is typed into {{ }}: ask for a fact", line)
            case nodes.Getitem(arg=nodes.Const(value=str())):
                pass
            case nodes.Getitem():
                raise RefusedHere('only a name in quotation marks stands in square brackets: country["XAA"]', line)
            case nodes.For(recursive=True):
                raise RefusedHere("loops do not call themselves", line)
            case nodes.CondExpr(expr2=None):
                node.expr2 = nodes.Const("", lineno=line)
            case _ if not isinstance(node, LANGUAGE):
                raise RefusedHere("this is not part of the language of prose files", line)
        if getattr(node, "dyn_args", None) or getattr(node, "dyn_kwargs", None):
            raise RefusedHere("arguments are given one by one", line)

    def _names(self, node: nodes.Node) -> None:
        line = node.lineno
        match node:
            case nodes.Name(name=name, ctx="load") if name not in self.known:
                near = did_you_mean(nearest(name, self.known - self.own))
                raise RefusedHere(f"{name} is no fact of this report and no name of this file{near}", line)
            case nodes.Name(name=name, ctx="store" | "param") | nodes.Macro(name=name) if self._is_taken(name):
                raise RefusedHere(f"{name} has a meaning already: choose another name", line)
            case nodes.Filter(name=name):
                self._offered("filter", name, self.environment.filters, line)
            case nodes.Test(name=name):
                self._offered("test", name, self.environment.tests, line)
            case nodes.Call(node=called):
                if not (isinstance(called, nodes.Name) and called.name in {*self.environment.functions, *self.macros}):
                    raise RefusedHere(_NOT_CALLED, line)
            case nodes.Getattr() | nodes.Getitem():
                self._look_up(node)

    def _is_taken(self, name: str) -> bool:
        """The loop `for country in countries` may use the name of the group of all States."""
        return name in {*self.environment.names, *self.environment.functions, "loop"} - {"country"}

    def _offered(self, kind: str, name: str, offered: Iterable[str], line: int) -> None:
        names = [each for each in offered if each != _EACH]
        if name not in names:
            near = did_you_mean(nearest(name, names)) or f"; there are {', '.join(sorted(names))}"
            raise RefusedHere(f"there is no {kind} {name}{near}", line)

    def _look_up(self, node: nodes.Expr) -> None:
        """Find the name that a chain of points means, where it begins with a name of the report."""
        steps: list[str] = []
        root = node
        while isinstance(root, nodes.Getattr | nodes.Getitem):
            steps.append(root.attr if isinstance(root, nodes.Getattr) else _text(root.arg))
            root = root.node
        if not isinstance(root, nodes.Name):
            raise RefusedHere("only a name has parts", node.lineno)
        if root.name in self.own or root.name not in self.environment.names:
            return
        meant: Any = self.environment.names[root.name]
        for step in reversed(steps):
            try:
                meant = self.environment.getattr(meant, step)
            except TemplateRefusal as refusal:
                raise RefusedHere(str(refusal), node.lineno) from None


def _with_its_end(line: str) -> str:
    """A line that ends with a tag but holds words too keeps its end; Jinja2 would join it to the next one."""
    return line if _TAGS_ONLY.fullmatch(line) else _TAG_AT_END.sub(r"+\1", line)


def _walk(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _walk(child)


def _text(node: nodes.Node) -> str:
    assert isinstance(node, nodes.Const)
    return str(node.value)


def _weight(node: nodes.Node) -> int:
    """The characters that one run through a part of a template can write, and a little for each of its steps."""
    return sum(16 + len(getattr(child, "data", "") or _quoted(child)) for child in _walk(node))


def _quoted(node: nodes.Node) -> str:
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""
