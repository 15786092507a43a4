"""What is said to whom somebody asks for money or a code."""

REASON = "核实是不是中心的人（防骗）"
DO_NOT_PAY = (
    "先别转钱，别给验证码、银行卡密码，别点链接：这样要钱的多半是骗子。\n"
    "我们中心不会打电话、发短信、加微信要您转钱，也不会要验证码。"
)
ASK_THE_POLICE = "拿不准，打 96110（反诈专线）问；钱已经转了，或者人还在家门口，马上打 110。"


def ours(phone: str) -> str:
    """Say that a person looks after whether it is one of ours; `phone` is the centre's."""
    return f"是不是我们的人，请工作人员核实，也可以自己打中心电话问：{phone}。没核实清楚前不要给钱、不要给证件。"
