"""WeChat's wire: signatures and envelopes, messages in and out, and calls to its API."""
