"""The bot's sentences for 重点企业. source: CN-3."""

from knowledge.towns import Enterprise, Town


def welcome(found: Enterprise, town: Town) -> str:
    """Name the window and the contact; the phone is the office's, else the centre's."""
    windows = "、".join(each.name for each in town.counters if each.audience == "重点企业")
    person = town.person(found.contact)
    office = next((each for each in town.offices if person and each.id == person.office), None)
    phone = office.phone if office and office.phone else town.phone
    where = f"专窗：{windows}，" if windows else ""
    name = person.name if person else "工作人员"
    return f"{found.name}，您是重点企业。{where}联系人：{name}（电话{phone}）。要办什么直接说。"
