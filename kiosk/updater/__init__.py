"""The second process: it fetches signed updates and lays them into the kiosk's inbox.

It has the network and nothing else: no key, no store, no camera, no model. What it brings is
verified here, and again by the kiosk, which trusts nothing of it.

What a server can learn from it: the address the request comes from and the time, which files of the
repository are asked for (so the channel, and roughly which version the kiosk has, by the parts it
lacks), and that it is a ``kiosk-updater``. It sends no name, no number, no cookie and no identifier
of a kiosk or a shop, and nothing that depends on any visit.
"""
