package olp.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Answers whatever arrives with the same 201, at next to no cost: what is slow then is who asks. */
public final class Responder implements AutoCloseable {

    private static final int LARGEST_REQUEST = 16 * 1024;

    private final Selector selector;
    private final ServerSocketChannel server;
    private final ByteBuffer answer;

    /** Listens on a free port of this machine. */
    public Responder() {
        String body = "{\"points\":{\"earned\":11}}".repeat(20);
        byte[] text = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(body.length(), body)
                .getBytes(US_ASCII);
        this.answer = ByteBuffer.allocateDirect(text.length).put(text).flip();
        try {
            this.selector = Selector.open();
            this.server = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            server.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().name("responder").start(this::run);
    }

    /** Its base address. */
    public URI address() {
        return URI.create("http://localhost:" + server.socket().getLocalPort());
    }

    @Override
    public void close() {
        try {
            server.close();
            selector.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (selector.isOpen()) {
                selector.select(this::serve);
            }
        } catch (ClosedSelectorException e) {
            Thread.yield();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.isAcceptable()) {
                SocketChannel client = server.accept();
                client.setOption(StandardSocketOptions.TCP_NODELAY, true).configureBlocking(false);
                client.register(selector, SelectionKey.OP_READ, ByteBuffer.allocateDirect(LARGEST_REQUEST));
            } else {
                answer(key, (SocketChannel) key.channel());
            }
        } catch (IOException e) {
            key.cancel();
        }
    }

    /** A request of ours arrives whole, and the next one only when this one was answered. */
    private void answer(SelectionKey key, SocketChannel client) throws IOException {
        ByteBuffer request = (ByteBuffer) key.attachment();
        if (client.read(request.clear()) < 0) {
            client.close();
        } else {
            client.write(answer.duplicate());
        }
    }
}
