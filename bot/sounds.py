"""Voices as a browser can play them: WeChat records AMR, which no browser knows."""

import asyncio
import hashlib
import io
import wave
from pathlib import Path
from typing import Final

from bot.files import read_file, write_file
from bot.wechat.client import Downloaded
from bot.wechat_media import WechatMedia
from knowledge.towns import Town

_RATE: Final = 16_000  # samples a second
_LONGEST: Final = 120  # seconds; WeChat's own limit is 60


class KeptSounds:
    """The real handoff.ports.Sounds: each voice is fetched and turned into WAV once."""

    def __init__(self, folder: Path, media: WechatMedia) -> None:
        self._folder = folder
        self._media = media

    async def sound(self, town: Town, media: str) -> bytes | None:
        """Give the recording as WAV; None where it is gone or is no sound."""
        kept = self._folder / str(town.id) / f"{hashlib.sha256(media.encode()).hexdigest()}.wav"
        content = await asyncio.to_thread(read_file, kept)
        if content is None:
            match await self._media.download(town, media):
                case Downloaded(recording):
                    content = await asyncio.to_thread(as_wav, recording)
                case _:
                    return None
            if content is not None:
                await asyncio.to_thread(write_file, kept, content)
        return content


def as_wav(recording: bytes) -> bytes | None:
    """Decode a recording (AMR and whatever else FFmpeg knows) to WAV, one channel of 16 bits.

    None where it holds no sound.
    """
    import av  # noqa: PLC0415 - 100 MB of FFmpeg that only a listener needs

    try:
        with av.open(io.BytesIO(recording), mode="r") as container:
            resampler = av.AudioResampler(format="s16", layout="mono", rate=_RATE)
            samples = bytearray()
            for frame in container.decode(audio=0):
                for each in resampler.resample(frame):
                    samples += bytes(each.planes[0])[: each.samples * 2]
                if len(samples) > _RATE * 2 * _LONGEST:
                    break
    except (av.FFmpegError, IndexError):
        return None
    if not samples:
        return None
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(_RATE)
        out.writeframes(samples)
    return file.getvalue()
