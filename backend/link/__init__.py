"""What the pool and a host both use: messages, sockets, settings, shared memory."""
