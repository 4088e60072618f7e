package org.sylos.adapter.spectra.config;

import java.net.InetSocketAddress;
import org.sylos.engine.api.Stability;

/**
 * Where a simulator is reached over HTTP.
 *
 * @param address name or number of the interface to listen on
 * @param port from 1 to 65535
 */
@Stability(Stability.Level.EXPERIMENTAL)
public record HttpSettings(String address, int port) {
    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    /** The greatest port. */
    public static final int MOST_PORT = 65_535;

    /**
     * Checks the port.
     *
     * @throws IllegalArgumentException when the port is out of its bounds or the address empty
     */
    public HttpSettings {
        if (port < 1 || port > MOST_PORT) {
            throw new IllegalArgumentException("a port is from 1 to " + MOST_PORT + ", not " + port);
        }
        if (address.isBlank()) {
            throw new IllegalArgumentException("an address is not empty");
        }
    }

    /**
     * {@return a port of this machine that others do not reach}
     *
     * @param port from 1 to 65535
     */
    public static HttpSettings onLoopback(int port) {
        return new HttpSettings(LOOPBACK, port);
    }

    /** {@return the address and the port, looked up now; unresolved when there is no such address} */
    @SuppressWarnings(
            "AddressSelection") // One can be listened on, and which one is what whoever gives a name leaves open.
    public InetSocketAddress socketAddress() {
        return new InetSocketAddress(address, port);
    }
}
