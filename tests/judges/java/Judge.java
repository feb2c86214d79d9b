import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/**
 * Judges many PDFs by profiles of veraPDF in one process. Arguments: a profile (ua1, 3a) and a file, as often as wanted.
 *
 * <p>Prints, parted by tabs, one line for each rule that a file breaks (place of the pair, clause, test, how often,
 * what is wrong, where first) and one line for each pair once it is judged: its place, and whether the file complies.
 */
public final class Judge {
    private static final PrintStream OUT = new PrintStream(System.out, false, StandardCharsets.UTF_8);

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        for (int place = 1; 2 * place <= arguments.length; place++) {
            judge(place, new File(arguments[2 * place - 1]), PDFAFlavour.byFlavourId(arguments[2 * place - 2]));
        }
        OUT.flush();
    }

    private static void judge(int place, File file, PDFAFlavour profile) throws Exception {
        boolean complies = false;
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, 1, false, true, false)) {
            ValidationResult result = validator.validate(parser);
            complies = result.isCompliant();
            for (TestAssertion found : result.getTestAssertions()) {
                line(place, found.getRuleId().getClause(), found.getRuleId().getTestNumber(),
                        result.getFailedChecks().get(found.getRuleId()),
                        found.getErrorMessage() == null ? found.getMessage() : found.getErrorMessage(),
                        found.getLocation().getContext());
            }
        } catch (org.verapdf.core.VeraPDFException unreadable) {
            line(place, "unreadable", 0, 1, unreadable.getMessage(), "");
        }
        line(place, complies);
    }

    private static void line(Object... parts) {
        StringBuilder written = new StringBuilder();
        for (Object part : parts) {
            written.append(written.length() == 0 ? "" : "\t").append(String.valueOf(part).replaceAll("\\s+", " "));
        }
        OUT.println(written);
    }
}
