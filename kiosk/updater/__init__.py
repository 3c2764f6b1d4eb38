"""The second process: it fetches signed updates and lays them into the kiosk's inbox.

It has the network and nothing else: no key, no store, no camera, no model. What it brings is
verified here, and again by the kiosk, which trusts nothing of it.

What a server can learn from a run, and whoever watches the line:

- the address the connection comes from, when, and how fast the line is;
- over https, the name of the server that is asked, and by the manner of the greeting which build of
  Python and OpenSSL asks; of an encrypted line a watcher sees these and the sizes;
- which files are asked for: the next root metadata (so which one the kiosk knows), the timestamp;
  where they have changed snapshot, targets and the roles of the kiosk's channel (so its channel);
  and the parts it lacks (so which catalog, and perhaps which model, it has, and how much of a part
  came before);
- the headers ``Host``, ``User-Agent: kiosk-updater``, ``Accept-Encoding: identity`` and, where a
  part goes on, ``Range``. There are no others.

No name, number, cookie or version of a kiosk or a shop is sent, no credentials, no answer's tag or
date is sent back, and nothing of one run is kept that would show in the next but what is fetched.
Nothing depends on any visit. Kiosks of one shop share an address, and are told apart by nothing
but what they lack. From a stick nothing is learned, and nothing is written to it.
"""
