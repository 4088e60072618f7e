package org.sylos.engine.core.internal.control;

import org.jspecify.annotations.Nullable;
import org.sylos.engine.api.SylosException;
import org.sylos.engine.core.Bandwidth;
import org.sylos.engine.core.RunLimits;

/** Answers the requests of one migration's peers. Used by one thread. */
final class Requests {
    private static final long MOST_ENTRIES = 1000;

    private final Controlled subject;

    Requests(Controlled subject) {
        this.subject = subject;
    }

    /**
     * Answers what has come in so far, as long as the answers can be kept. Whoever talks nonsense is told so, and then no more.
     *
     * @return whether there was anything to be answered
     */
    boolean answer(Peer peer) {
        boolean any = false;
        try {
            while (peer.takesMore()) {
                String line = peer.line();
                if (line == null) {
                    return any;
                }
                any = true;
                answer(peer, line);
            }
            return any;
        } catch (Peer.LineTooLongException e) {
            refuse(peer, 0, "a request has at most " + Peer.LONGEST_LINE + " bytes");
            peer.end();
            return true;
        }
    }

    private void answer(Peer peer, String line) {
        long id = 0;
        try {
            Message request = Message.read(line);
            id = request.number("id");
            if (request.number("v") != Message.VERSION) {
                refuse(peer, id, "this process speaks version " + Message.VERSION);
                return;
            }
            Message answer = answer(peer, id, request);
            if (answer != null) {
                peer.send(answer);
            }
        } catch (SylosException e) {
            refuse(peer, id, String.valueOf(e.getMessage()));
            if (id == 0) {
                peer.end();
            }
        }
    }

    private @Nullable Message answer(Peer peer, long id, Message request) {
        Message answer = Message.numbered(id);
        switch (request.text("ask")) {
            case "status" -> {
                return answer.with("kind", "snapshot").with("snapshot", SnapshotMessage.of(subject.snapshot()));
            }
            case "stop" -> {
                return answer.with("kind", "done").with("running", subject.stop(request.flag("now")));
            }
            case "limits" -> {
                subject.setLimits(
                        new RunLimits((int) request.number("workers"), Bandwidth.parse(request.text("bandwidth"))));
                return answer.with("kind", "done");
            }
            case "watch" -> {
                peer.follow(new Following.Snapshots(id));
                return first(peer);
            }
            case "entries" -> {
                int most = (int) Math.max(1, Math.min(MOST_ENTRIES, request.number("most")));
                var entries = subject.log(SnapshotMessage.level(request.text("level")), most);
                return answer.with("kind", "entries").with("entries", SnapshotMessage.entries(entries));
            }
            case "log" -> {
                peer.follow(new Following.Entries(
                        id, SnapshotMessage.level(request.text("level")), request.number("after")));
                return first(peer);
            }
            default -> throw Message.wrong("ask", null);
        }
    }

    private @Nullable Message first(Peer peer) {
        Following following = peer.following();
        return following == null ? null : following.next(subject, System.nanoTime(), false);
    }

    private static void refuse(Peer peer, long id, String why) {
        peer.send(Message.numbered(id).with("kind", "error").with("error", why));
    }
}
