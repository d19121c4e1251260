"""The typer application, built for the one command that is called."""

from importlib import import_module
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException as WrongCommandLine
from typer.main import get_command

from briefcli.cli.hints import shell_text
from briefcli.cli.options import flat
from briefcli.errors import WrongUsage
from briefcli.language import tr
from briefcli.version import VERSION

__all__ = ["WrongCommandLine", "call", "explain"]

# Where each command lives, in the order of the help. Only the one that is called is imported.
COMMANDS = {
    "ask": "asking.ask",
    "search": "commands.search",
    "topics": "commands.topics",
    "speakers": "commands.speakers",
    "show": "commands.show",
    "figures": "figuring.figures",
    "trend": "trending.trend",
    "check": "checking.check",
    "inspect": "commands.inspect",
    "add": "keeping.add",
    "list": "keeping.list_",
    "remove": "keeping.remove",
    "export": "keeping.export",
}
# Descriptions in Chinese; in English the docstrings of the commands serve.
_CHINESE = {
    "ask": "从实录中逐字摘出答案，并注明谁说的、在哪里。",
    "search": "含有任一词语的句子，最相关的在前。",
    "topics": "各个问答，一行一个。",
    "speakers": "谁在发言、以什么身份、说了多少、在哪里。",
    "show": "一个提问及其完整回答；0 为开场。",
    "figures": "发言人说出的每一个数字及其所指。",
    "trend": "按日期跟踪一项数字在各篇实录中的变化。",
    "check": "核对引文是否与实录一致。",
    "inspect": "查看一个文件会被怎样理解，不保存。",
    "add": "把实录存入文库。",
    "list": "文库中的实录。",
    "remove": "从文库移除实录。",
    "export": "导出文库，每句一条 JSON 记录。",
}
_OWN_OPTIONS = ("--help", "-h", "--version", "--install-completion", "--show-completion")
_HELP = ["-h", "--help"]
_CONTEXT = {"help_option_names": _HELP}


def call(arguments: list[str]) -> int:
    """Run a command line and give its exit status.

    Raises BriefcliError for what the command refuses, WrongCommandLine for what typer does.
    """
    first = arguments[0] if arguments else "--help"
    if first not in COMMANDS and first not in _OWN_OPTIONS:
        raise _no_command(first, arguments)
    command = get_command(_app(first if first in COMMANDS else None))
    _translate(command)
    result = command.main(arguments, prog_name="briefcli", standalone_mode=False)
    return result if isinstance(result, int) else 0


def _translate(command: Any) -> None:
    """Give the options that typer adds by itself a help in the language of the others."""
    for each in (command, *command.commands.values()):
        option = each.get_help_option(typer.Context(each, help_option_names=_HELP))
        option.help = tr("Show this help.", "显示本帮助。")
    for option in command.params:
        option.help = {
            "install_completion": tr("Install completion for this shell.", "为当前 shell 安装补全。"),
            "show_completion": tr("Show completion for this shell.", "显示当前 shell 的补全脚本。"),
        }.get(option.name, option.help)


def explain(error: WrongCommandLine, arguments: list[str]) -> str:
    """What is wrong with a command line, in one line, and where to read how it is used."""
    command = arguments[0] if arguments and arguments[0] in COMMANDS else ""
    usage = f"briefcli {command} -h" if command else "briefcli -h"
    english = error.format_message().rstrip(".")
    return tr(f"{english}; see {usage}", f"{_in_chinese(error)}；用法见 {usage}")


def _in_chinese(error: Any) -> str:
    """A usage error of typer in Chinese; its classes are told by name, since they are private."""
    name = error.param.get_error_hint(error.ctx) if getattr(error, "param", None) else ""
    match type(error).__name__:
        case "NoSuchOption":
            near = "、".join(error.possibilities or ())
            return f"没有选项 {error.option_name}" + (f"（是否要用 {near}）" if near else "")
        case "MissingParameter":
            return f"缺少 {name}"
        case "BadParameter":
            choices = "、".join(getattr(error.param.type, "choices", ()))
            return f"{name} 的值无效" + (f"；可用：{choices}" if choices else "")
        case "BadOptionUsage":
            return f"选项 {error.option_name} 用法有误"
        case _:
            return "命令中有多余或有误的词语"


def _app(wanted: str | None) -> typer.Typer:
    """An application with the command that is wanted, or with all of them for the help.

    Typer prepares every option of every command it is given, about a millisecond each.
    """
    app = typer.Typer(
        name="briefcli",
        help=tr(
            "Ask press briefings: what was said, by whom, in which words.",
            "查询新闻发布会实录：说了什么、谁说的、原话怎么说。",
        ),
        add_completion=wanted is None,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_CONTEXT,
    )
    app.callback(invoke_without_command=True)(_main)
    for name in [wanted] if wanted in COMMANDS else COMMANDS:
        module, _, function = COMMANDS[name].partition(".")
        command = getattr(import_module(f"briefcli.cli.{module}"), function)
        app.command(name, help=tr(command.__doc__ or "", _CHINESE[name]), context_settings=_CONTEXT)(
            flat(command)
        )
    return app


def _main(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help=tr("Show the version.", "显示版本。"))] = False,
) -> None:
    if version:
        typer.echo(f"briefcli {VERSION}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _no_command(first: str, arguments: list[str]) -> WrongUsage:
    """The error where no command comes first: most likely `ask` was forgotten."""
    line = shell_text(["briefcli", "ask", *arguments])
    there = ", ".join(COMMANDS)
    return WrongUsage(
        tr(
            f"{first!r} is no command; to ask a question: {line} (commands: {there}; see briefcli -h)",
            f"“{first}”不是命令；要提问请用：{line}（命令：{there}；用法见 briefcli -h）",
        )
    )
