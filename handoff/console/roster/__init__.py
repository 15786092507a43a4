"""排班 and 考勤: the week in the console, who is away, what is lacking, and who was here."""
