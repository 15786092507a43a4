"""A town's file without a fault, for tests to break."""

SOUND = """\
place = "青石镇"
kind = "镇"
region = "示例县"
address = "示例路1号"
phone = "000-0000-0001"
complaint_phone = "000-0000-0002"
model = "一窗"
lead = "fuzeren"
matters_off = ["linye.caifa"]
confirmed_matters = []
assumed = ["staff", "hours.sessions"]
offices = [
  { id = "minsheng", name = "民生办", domains = ["民政"] },
  { id = "renshe", name = "人社所", domains = ["社保"] },
]
staff = [
  { login = "fuzeren", name = "负责人（示例）", role = "负责人", office = "minsheng" },
  { login = "fenguan", name = "分管领导（示例）", role = "带班领导" },
  { login = "jiandu", name = "监督员（示例）", role = "监督员" },
  { login = "guanli", name = "系统管理员（示例）", role = "系统管理员" },
  { login = "a", name = "A岗（示例）", role = "办事员", counters = ["zonghe"] },
  { login = "daiban", name = "代办员（示例）", role = "代办员", village = "青石村" },
]

[account]
mode = "safe"
appid = "wx0000000000000001"
original_id = "gh_000000000001"

[hours]
weekdays = [1, 2, 3, 4, 5]
sessions = ["9:00-12:00", "13:30-17:30"]

[booking]
slot_minutes = 30
lead_minutes = 30
horizon_days = 14
per_citizen = 3
cancel_before_minutes = 60

[[counters]]
id = "zonghe"
name = "综合窗口"
takes_all = true

[[counters]]
id = "shebao"
name = "社保窗口"
domains = ["社保"]
purposes = ["受理"]

[[villages]]
name = "青石村"
minutes = 20
agent = "daiban"

[[rosters]]
office = "minsheng"
people = ["a"]
each = "week"
since = 2026-01-05

[[special_sessions]]
name = "午间服务"
hours = "12:00-13:30"
weekdays = [1, 2]
counters = ["zonghe"]
"""
