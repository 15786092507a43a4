"""What clerks keep beside their chats: drafts, notes to each other, words used again and again."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.matters import TownId
from knowledge.tables import Base


class DraftRow(Base):
    """What a clerk has typed into a chat's box and not sent: the same at every desk."""

    __tablename__ = "drafts"

    town: Mapped[TownId] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(40), primary_key=True)
    chat: Mapped[int] = mapped_column(ForeignKey("chats.id"), primary_key=True)
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class ChatNoteRow(Base):
    """内部备注: a note on a citizen's chat that only colleagues read; `to` are log-ins, with @."""

    __tablename__ = "chat_notes"
    __table_args__ = (Index("ix_chat_notes_chat", "town", "chat", "id"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    chat: Mapped[int] = mapped_column(ForeignKey("chats.id"))
    by: Mapped[str] = mapped_column(String(40))
    text: Mapped[str] = mapped_column(Text)
    at: Mapped[datetime]


class MentionRow(Base):
    """A colleague named in a note, until that colleague has opened the chat."""

    __tablename__ = "mentions"

    note: Mapped[int] = mapped_column(ForeignKey("chat_notes.id"), primary_key=True)
    town: Mapped[TownId] = mapped_column(primary_key=True)
    login: Mapped[str] = mapped_column(String(40), primary_key=True)
    chat: Mapped[int]
    seen_at: Mapped[datetime | None]


class CannedRow(Base):
    """常用语: an answer that a town's clerks send often; `key` is what is typed after a ；."""

    __tablename__ = "canned_answers"
    __table_args__ = (UniqueConstraint("town", "key"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True)
    town: Mapped[TownId]
    key: Mapped[str] = mapped_column(String(20))
    text: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
