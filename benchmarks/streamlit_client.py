"""A reader's browser as far as a Streamlit server sees it: the websocket protocol, and no more.

It speaks the protocol buffers of the installed package, keeps the address and the cached messages
as the browser does, fetches the figures that our charts are told the address of, and knows one
gesture: choosing pills.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache

import httpx2
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect

#: Seconds within which a run of the script has to end.
PATIENCE = 120.0


@cache
def _http(_loop: asyncio.AbstractEventLoop) -> httpx2.AsyncClient:
    """What fetches figures for all sessions of a loop."""
    return httpx2.AsyncClient(timeout=PATIENCE, limits=httpx2.Limits(max_connections=None))


@dataclass(slots=True)
class Run:
    """What one run of the script sent."""

    messages: int = 0
    elements: int = 0
    size: int = 0
    errors: list[str] = field(default_factory=list)


@dataclass(slots=True)
class StreamlitSession:
    """One open page. Make it with :meth:`open`; close it with :meth:`close`."""

    connection: ClientConnection
    base: str
    page: str
    query: str
    page_hash: str = ""
    cached: set[str] = field(default_factory=set)
    #: The addresses of figures: those told of, and those that are there.
    told: set[str] = field(default_factory=set)
    fetched: set[str] = field(default_factory=set)
    #: Pills by their key: id of the widget, texts of the options, numbers of those chosen.
    pills: dict[str, tuple[str, list[str], list[int]]] = field(default_factory=dict)

    @classmethod
    async def open(cls, base: str, page: str = "", query: str = "") -> tuple[StreamlitSession, Run]:
        """Connect to the server at *base* (``http://host:port``) and run *page* once."""
        address = base.replace("http://", "ws://", 1) + "/_stcore/stream"
        connection = await connect(
            address,
            subprotocols=["streamlit"],
            max_size=None,
            compression=None,
            open_timeout=PATIENCE,
            ping_interval=None,
        )
        session = cls(connection, base, page, query)
        return session, await session.rerun()

    async def close(self) -> None:
        """Go away, as a reader who shuts the tab."""
        await self.connection.close()

    async def choose(self, key: str, numbers: Sequence[int]) -> Run:
        """Choose the pills with these *numbers* in the widget with this *key*, and no others."""
        widget, options, _ = self.pills[key]
        return await self.rerun(widget, [options[number] for number in numbers])

    async def rerun(self, widget: str = "", values: Sequence[str] = ()) -> Run:
        """Run the script, with the *values* of one *widget* as changed, and wait for its end."""
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_name = self.page if not self.page_hash else ""
        state.page_script_hash = self.page_hash
        state.cached_message_hashes.extend(self.cached)
        state.context_info.url = f"{self.base}/{self.page}"
        state.context_info.color_scheme = "light"
        if widget:
            changed = state.widget_states.widgets.add()
            changed.id = widget
            changed.string_array_value.data.extend(values)
        else:
            state.widget_states.SetInParent()
        await self.connection.send(message.SerializeToString())
        async with asyncio.timeout(PATIENCE):
            run = await self._follow()
            await self._fetch(run)
            return run

    async def _fetch(self, run: Run) -> None:
        """Get the figures of the run that a browser would not have kept from before."""
        for address in self.told - self.fetched:
            answer = await _http(asyncio.get_running_loop()).get(f"{self.base}/{address}")
            run.size += len(answer.content)
            if answer.status_code != 200:
                run.errors.append(f"{answer.status_code} for {address}")
        self.fetched |= self.told
        self.told.clear()

    async def _follow(self) -> Run:
        run = Run()
        while True:
            data = await self.connection.recv()
            run.messages += 1
            run.size += len(data)
            message = ForwardMsg()
            message.ParseFromString(data)
            match message.WhichOneof("type"):
                case "new_session":
                    self.page_hash = message.new_session.page_script_hash
                case "navigation":  # an app of several pages says which of them it ran
                    self.page_hash = message.navigation.page_script_hash
                case "page_info_changed":
                    self.query = message.page_info_changed.query_string
                case "delta":
                    self._see(message, run)
                case "script_finished":
                    if message.script_finished == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
                        run.errors.append("the script did not compile")
                    if message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                        return run
                case "session_event":
                    run.errors.append(message.session_event.WhichOneof("type"))

    def _see(self, message: ForwardMsg, run: Run) -> None:
        if message.metadata.cacheable:
            self.cached.add(message.hash)
        if message.delta.WhichOneof("type") != "new_element":
            return
        run.elements += 1
        element = message.delta.new_element
        match element.WhichOneof("type"):
            case "bidi_component":
                data = json.loads(element.bidi_component.json or "{}")
                if "address" in (data or {}):
                    self.told.add(data["address"])
            case "exception":
                run.errors.append(f"{element.exception.type}: {element.exception.message}")
            case "button_group":
                group = element.button_group
                options = [option.content for option in group.options]
                key = group.id.split("-", 2)[-1]
                chosen = [options.index(value) for value in group.raw_values if value in options]
                self.pills[key] = (group.id, options, chosen)
