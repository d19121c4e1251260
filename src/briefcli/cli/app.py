"""The typer application, built for the one command that is called."""

from typing import Annotated

import typer
from typer.exceptions import TyperException as WrongCommandLine

from briefcli.cli.commands import COMMANDS
from briefcli.cli.hints import shell_text
from briefcli.cli.options import flat
from briefcli.errors import WrongUsage
from briefcli.language import tr
from briefcli.version import VERSION

__all__ = ["WrongCommandLine", "call"]

# Descriptions in Chinese; in English the docstrings of the commands serve.
_CHINESE = {
    "ask": "从实录中逐字摘出答案，并注明谁说的、在哪里。",
    "search": "含有任一词语的句子，最相关的在前。",
    "topics": "各个问答，一行一个。",
    "speakers": "谁在发言、以什么身份、说了多少、在哪里。",
    "show": "一个提问及其完整回答；0 为开场。",
    "inspect": "查看一个文件会被怎样理解，不保存。",
}
_CONTEXT = {"help_option_names": ["-h", "--help"]}


def call(arguments: list[str]) -> int:
    """Run a command line and give its exit status.

    Raises BriefcliError for what the command refuses, WrongCommandLine for what typer does.
    """
    wanted = next((each for each in arguments if not each.startswith("-")), None)
    if wanted is not None and arguments[0] == wanted and wanted not in COMMANDS:
        raise _no_command(wanted, arguments)
    result = _app(wanted)(arguments, standalone_mode=False)
    return result if isinstance(result, int) else 0


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
        command = COMMANDS[name]
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


def _no_command(wanted: str, arguments: list[str]) -> WrongUsage:
    """The error for a word that is no command: most likely `ask` was forgotten."""
    question = shell_text(arguments)
    there = ", ".join(COMMANDS)
    return WrongUsage(
        tr(
            f"no command {wanted!r}; to ask a question: briefcli ask {question} (commands: {there})",
            f"没有命令“{wanted}”；要提问请用：briefcli ask {question}（命令：{there}）",
        )
    )
