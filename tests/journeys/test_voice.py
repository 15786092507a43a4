"""A voice message is listened to, written down, and answered as if it had been typed."""

import io
import wave

from bot.simulator.media import SAMPLE_SECONDS, SAMPLE_VOICE
from bot.sounds import as_wav
from tests.support.centre import Centre
from tests.support.clerk import ClerkAtWork


async def test_what_a_clerk_hears_in_a_voice_is_answered_by_the_bot(centre: Centre) -> None:
    citizen = centre.citizen("王奶奶")
    await citizen.sends_voice()
    citizen.hears("语音收到了", "工作人员上班时间会听")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")

    queue = await clerk.page("/console/voices")
    message = queue.split('id="voice-')[1].split('"')[0]
    async with clerk.session.get(f"{centre.url}/console/media/{message}/sound") as sound:
        assert sound.content_type == "audio/wav"
        with wave.open(io.BytesIO(await sound.read())) as heard:
            assert heard.getnframes() / heard.getframerate() >= SAMPLE_SECONDS - 0.1
    empty = await clerk.post(f"/console/voices/{message}", text=" ")
    assert "还没有写听到了什么" in empty

    citizen.begins_to_listen()
    after = await clerk.post(f"/console/voices/{message}", text="高龄津贴要带什么")
    assert "没有要听的语音" in after
    told = await citizen.waits_to_hear("听了您的语音：“高龄津贴要带什么”")
    assert "高龄津贴" in await citizen.waits_to_hear("1")
    assert told
    again = await clerk.post(f"/console/voices/{message}", text="低保")
    assert "别的同事已经听写了" in again


async def test_a_voice_that_nobody_can_make_out_is_asked_for_again(centre: Centre) -> None:
    citizen = centre.citizen("王奶奶")
    await citizen.sends_voice()
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    message = (await clerk.page("/console/voices")).split('id="voice-')[1].split('"')[0]

    citizen.begins_to_listen()
    await clerk.post(f"/console/voices/{message}", do="unclear")

    await citizen.waits_to_hear("没有听清")


async def test_in_a_chat_the_clerk_listens_writes_down_and_answers_alone(centre: Centre) -> None:
    citizen = centre.citizen("王奶奶")
    await citizen.says("人工")
    clerk = await ClerkAtWork.sign_in(centre, "baiyang", "办事员")
    await clerk.takes_the_only_chat()
    await citizen.sends_voice()
    await citizen.sends_picture()
    await citizen.sends_location("龙泉村")
    page = await clerk.waits_to_see("uri.amap.com")
    assert "/sound" in page
    assert "data-zoom" in page
    message = page.split('action="/console/voices/')[1].split('"')[0]

    citizen.begins_to_listen()
    assert clerk.chat is not None
    page = await clerk.post(f"/console/voices/{message}", text="我腿脚不好", chat=str(clerk.chat))

    assert "我腿脚不好" in page
    assert "听写" in page
    await citizen.waits_to_hear("听了您的语音")
    assert len(citizen.latest) == 1, "the clerk has the chat, so the bot adds nothing"


def test_what_is_no_sound_can_not_be_played() -> None:
    assert as_wav(b"no sound at all") is None
    assert as_wav(b"") is None
    assert as_wav(SAMPLE_VOICE) is not None
