"""A WeChat that runs here: the citizen's chat, the posts to our webhook, and WeChat's API side."""
