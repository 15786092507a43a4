"""The body: WeChat, web server, database, settings, clock, jobs, command line, simulator."""
