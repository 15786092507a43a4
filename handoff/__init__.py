"""What people at the centre do: contacts, chats, bookings, notices, and the console."""
