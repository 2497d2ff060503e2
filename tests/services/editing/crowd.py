"""Visitors as a process of their own: `crowd.py PORT RATE PATH…` asks for the paths in turn until SIGTERM.

RATE is requests a second, each begun at its time however long others take (0: as fast as answers come).
Prints "ready", and at the end a line of JSON for each: when it was asked and answered (monotonic clock), path,
status, and which "Name …" stood in a heading.
"""

import asyncio
import itertools
import json
import re
import signal
import sys
import time

AT_ONCE = 16
NAMED = re.compile(rb"<h\d[^>]*>(?:<[^>]*>|\s)*(Name \d+)")


async def ask(port: int, path: str) -> tuple[int, str]:
    """Status (0: no answer) and the first name in a heading."""
    try:
        reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(f"GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".encode())
        answer = await asyncio.wait_for(reader.read(), 30)
        writer.close()
    except OSError:
        return 0, ""
    name = NAMED.search(answer)
    return int(answer.split(b" ", 2)[1] if answer else 0), name[1].decode() if name else ""


async def crowd(port: int, rate: float, paths: list[str]) -> list[list[object]]:
    """Whoever finds everyone busy waits, and the rate is not reached."""
    over, room, since = asyncio.Event(), asyncio.Semaphore(AT_ONCE), time.monotonic()
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, over.set)
    print("ready", flush=True)
    answers: list[list[object]] = []

    async def one(path: str) -> None:
        asked_at = time.monotonic()
        status, name = await ask(port, path)
        answers.append([asked_at, time.monotonic(), path, status, name])
        room.release()

    async with asyncio.TaskGroup() as visits:
        for number, path in enumerate(itertools.cycle(paths)):
            if rate:
                await asyncio.sleep(since + number / rate - time.monotonic())
            await room.acquire()
            if over.is_set():
                break
            visits.create_task(one(path))
    return answers


if __name__ == "__main__":
    for answer in asyncio.run(crowd(int(sys.argv[1]), float(sys.argv[2]), sys.argv[3:])):
        print(json.dumps(answer))
