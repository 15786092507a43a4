"""The body: WeChat, the web server, the database, settings, clock, jobs, command line, simulator."""
