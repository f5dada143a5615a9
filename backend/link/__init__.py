"""What the pool and a host both speak: messages, sockets, settings, shared memory."""
